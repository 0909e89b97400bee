package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.command.Submitted;
import dev.mold.api.flow.Outcome;
import dev.mold.koral.fake.World;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.server.job.flow.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A creation whose nodes reject the login. */
class AwaitSshTest {
    private final World world = new World();
    private Submitted created;
    private Instant begun;
    private String worker;
    private String control;

    @BeforeEach
    void ask() {
        created = world.create(world.command());
        begun = world.clock.instant();
        var nodes = world.cluster(created).plan().nodes();
        control = nodes.get(0).name();
        worker = nodes.get(1).name();
    }

    @Test
    void aWrongHostKeyFailsAtOnceWithItsReasonWhoeverElseIsSilent() {
        world.kubernetes.shut.put(control, access -> silent(access, Duration.ofSeconds(1)));
        world.kubernetes.shut.put(worker, access -> refused(access, Kind.IDENTITY, "it has another host key"));

        var failure = create(Faults.NONE).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("await-ssh");
        assertThat(failure.reason()).contains(worker, "it has another host key");
        assertThat(world.clock.instant()).isBefore(begun.plusSeconds(10));
    }

    @Test
    void aRefusedKeyIsWaitedForWhileTheMachineMayNotKnowItYet() {
        var outcome = create(whileAwaited(look -> look < 100, access -> refused(access, Kind.LOGIN, "no key")));

        assertThat(outcome).isEqualTo(new Outcome.Succeeded());
    }

    @Test
    void aKeyThatIsRefusedForThreeMinutesIsRefusedForGood() {
        var failure = create(whileAwaited(look -> true, access -> refused(access, Kind.LOGIN, "it refuses our key")))
                .failure()
                .orElseThrow();

        assertThat(failure.reason()).contains(worker, "it refuses our key");
        assertThat(world.clock.instant())
                .isBetween(begun.plus(Duration.ofMinutes(3)), begun.plus(Duration.ofMinutes(4)));
    }

    @Test
    void aNodeThatDoesNotAnswerIsWaitedForAsLongAsItIsToBeLeftAlone() {
        var outcome = create(whileAwaited(look -> look < 64, access -> silent(access, Duration.ofSeconds(15))));

        assertThat(outcome).isEqualTo(new Outcome.Succeeded());
        assertThat(world.clock.instant()).isAfter(begun.plusSeconds(60 * 15));
    }

    /** The worker rejects logins as long as {@code shut} holds for the number of the poll. */
    private Faults whileAwaited(Function<Integer, Boolean> shut, Function<NodeAccess, RuntimeException> door) {
        return new Faults() {
            private int looks;

            @Override
            public void before(String step) {
                if (step.equals("await-ssh") && shut.apply(looks++)) {
                    world.kubernetes.shut.put(worker, door);
                } else {
                    world.kubernetes.shut.clear();
                }
            }
        };
    }

    private Outcome create(Faults faults) {
        return world.run(created.job(), faults);
    }

    private NodeRefusedException refused(NodeAccess access, Kind kind, String reason) {
        var lasting = Duration.between(begun, world.clock.instant());
        return new NodeRefusedException(access, kind, reason, lasting, Duration.ofSeconds(1), null);
    }

    private static NodeUnreachableException silent(NodeAccess access, Duration pause) {
        return new NodeUnreachableException(access, "the connection was refused", pause, null);
    }
}
