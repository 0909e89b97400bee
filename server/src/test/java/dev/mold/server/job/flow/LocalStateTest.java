package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.StepResult;
import dev.mold.server.job.flow.LocalState.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LocalStateTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Answer DONE = new Answer(StepResult.done(), false, Duration.ofMinutes(1), Map.of());

    private final LocalState local = new LocalState();

    @Test
    void waitsForAnyOfTheCallsToEnd() {
        var one = started(1);
        started(2);
        assertThat(local.await(Duration.ofMillis(1))).isFalse();
        assertThat(local.answered()).isFalse();
        one.call().complete(DONE);
        assertThat(local.await(Duration.ofMinutes(1))).isTrue();
        assertThat(local.answered()).isTrue();
    }

    @Test
    void aCallThatFailsHasEnded() {
        started(1).call().fail(new IllegalStateException("no route"));
        assertThat(local.await(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void callsThatHaveEndedAreHandedOutOnce() {
        var one = started(1);
        var hangs = started(2);
        hangs.call().begin(NOW);
        one.call().complete(DONE);
        assertThat(local.takeEnded(NOW)).containsExactly(one);
        assertThat(local.takeEnded(NOW)).isEmpty();
        assertThat(local.calling()).isTrue();
        assertThat(local.takeEnded(NOW.plus(FlowStep.MAX_REMOTE_CALL_TIME).plusMillis(1))).containsExactly(hangs);
        assertThat(local.calling()).isFalse();
    }

    @Test
    void eightCallsMayBeUnderWay() {
        assertThat(local.freeCalls()).isEqualTo(8);
        for (var n = 1; n <= 8; n++) {
            started(n);
        }
        assertThat(local.freeCalls()).isZero();
        assertThat(local.calling(unit(8))).isTrue();
        assertThat(local.calling(unit(9))).isFalse();
    }

    @Test
    void theFirstCallThatEndsAfterAPassWakesTheOperation() {
        local.passBegins();
        assertThat(local.toBeWoken()).isFalse();
        local.passEnded();
        assertThat(local.toBeWoken()).isTrue();
        assertThat(local.toBeWoken()).isFalse();
    }

    @Test
    void whenAUnitIsDueIsKnownFromMemoryOrElseFromItsRow() {
        var unit = unit(1);
        assertThat(local.nextLook(unit)).isEmpty();
        unit.row().nextLook = NOW;
        assertThat(local.nextLook(unit)).contains(NOW);
        local.nextLook(unit, Optional.of(NOW.plusSeconds(5)));
        assertThat(local.nextLook(unit)).contains(NOW.plusSeconds(5));
        local.nextLook(unit, Optional.empty());
        assertThat(local.nextLook(unit)).contains(NOW);
    }

    private Started started(int n) {
        var started = new Started(unit(n).key(), new RemoteCall(), null);
        local.started(started);
        return started;
    }

    private static Unit unit(int n) {
        return Unit.of(new StepEntity(new StepEntity.Key(new UUID(0, 1), n), "step-" + n, "A step"));
    }
}
