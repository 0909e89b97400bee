package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.command.Submitted;
import dev.mold.api.flow.Outcome;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.fake.World;
import dev.mold.koral.node.Node;
import dev.mold.server.job.flow.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines that stop, or are removed, while an operation waits for their nodes. */
class DeadMachineTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final World world = new World();
    private Submitted created;
    private Instant begun;

    /** Runs an action before each call of one step, with the number of the call, from 0. */
    private record Meanwhile(String step, AtomicInteger looks, Consumer<Integer> happens) implements Faults {
        Meanwhile(String step, Consumer<Integer> happens) {
            this(step, new AtomicInteger(), happens);
        }

        @Override
        public void before(String name) {
            if (name.equals(step)) {
                happens.accept(looks.getAndIncrement());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "await-ssh, 4",
        "prepare-nodes, 2",
        "init-control-plane, 0",
        "join-control-nodes, 1",
        "join-workers, 3"
    })
    void aCreateWhoseMachineDiesGivesUpSoonAndLeavesNothing(String step, int ordinal) {
        var cluster = asked();
        var node = cluster.plan().nodes().get(ordinal);

        var failure =
                create(new Meanwhile(step, look -> set(node, VirtualMachineState.STOPPED))).failure().orElseThrow();

        assertThat(failure.step()).isEqualTo(step);
        assertThat(failure.reason()).isEqualTo("The machine of node " + node.name() + " is Stopped");
        assertThat(failure.undone()).isTrue();
        assertThat(world.clock.instant()).isBefore(begun.plus(SOON));
        assertThat(world.cluster(cluster.id()).state()).isEqualTo(ClusterState.ERROR);
        assertThat(world.inventory()).isEmpty();
    }

    @Test
    void workersJoinThroughAnotherControlNodeButTheDeadOneIsMissedInTheEnd() {
        var cluster = asked();
        var node = cluster.plan().nodes().get(0);
        world.kubernetes.silent.put(node.name(), Instant.MIN);

        var failure = create(new Meanwhile("join-workers", look -> set(node, VirtualMachineState.STOPPED)))
                .failure()
                .orElseThrow();

        assertThat(failure.step()).isEqualTo("await-nodes-ready");
        assertThat(failure.reason()).isEqualTo("The machine of node " + node.name() + " is Stopped");
        assertThat(world.inventory()).isEmpty();
    }

    @Test
    void nodesThatAreNotReadyAreNotWaitedForIfAMachineIsDead() {
        var cluster = asked();
        var node = cluster.plan().nodes().get(4);
        world.kubernetes.silent.put(node.name(), Instant.MIN);

        var failure = create(new Meanwhile("await-nodes-ready", look -> set(node, VirtualMachineState.ERROR)))
                .failure()
                .orElseThrow();

        assertThat(failure.reason()).isEqualTo("The machine of node " + node.name() + " is Error");
        assertThat(world.inventory()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DESTROYED", "EXPUNGING"})
    void aMachineThatIsThrownAwayIsNotWaitedForAtAll(VirtualMachineState state) {
        var cluster = asked();
        var node = cluster.plan().nodes().get(1);
        var looks = new Meanwhile("prepare-nodes", look -> set(node, state));

        var failure = create(looks).failure().orElseThrow();

        assertThat(failure.reason()).isEqualTo("The machine of node " + node.name() + " has been removed from outside");
        assertThat(looks.looks()).as("one look at each node").hasValue(5);
    }

    @Test
    void aMachineThatIsRebootedIsWaitedFor() {
        var cluster = asked();
        var node = cluster.plan().nodes().get(1);
        var reboot = new VirtualMachineState[] {
            VirtualMachineState.STOPPING,
                    VirtualMachineState.STOPPED, VirtualMachineState.STARTING, VirtualMachineState.RUNNING
        };

        var outcome = create(new Meanwhile("prepare-nodes", look -> {
            if (look < reboot.length) {
                set(node, reboot[look]);
            }
        }));

        assertThat(outcome).isEqualTo(new Outcome.Succeeded());
    }

    @Test
    void nodesOfMachinesThatRunAreWaitedForHoweverLongTheyAreSilent() {
        var cluster = asked();
        world.kubernetes.silent.put(cluster.plan().nodes().get(4).name(), Instant.MIN);

        var outcome = create(new Meanwhile("await-nodes-ready", look -> {
            if (look == 600) {
                world.kubernetes.silent.clear();
            }
        }));

        assertThat(outcome).isEqualTo(new Outcome.Succeeded());
        assertThat(world.clock.instant()).isAfter(begun.plusSeconds(600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"await-api", "await-nodes-ready"})
    void aStartWhoseMachineDiesGivesUpSoonAndASecondOneSucceeds(String step) {
        var cluster = world.running(1, 2);
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        var node = cluster.plan().nodes().get(step.equals("await-api") ? 0 : 2);
        world.kubernetes.silent.put(node.name(), Instant.MIN);
        var before = world.clock.instant();

        var failure = world.run(
                        world.start(cluster.id()).job(),
                        new Meanwhile(step, look -> {
                            world.kubernetes.down = step.equals("await-api");
                            set(node, VirtualMachineState.STOPPED);
                        }))
                .failure()
                .orElseThrow();

        assertThat(failure.step()).isEqualTo(step);
        assertThat(failure.reason()).isEqualTo("The machine of node " + node.name() + " is Stopped");
        assertThat(world.clock.instant()).isBefore(before.plus(SOON));
        assertThat(world.cluster(cluster.id()).state()).isEqualTo(ClusterState.ALERT);

        world.kubernetes.down = false;
        world.kubernetes.silent.clear();
        world.run(world.start(cluster.id()).job(), Faults.NONE);
        assertThat(world.cluster(cluster.id()).state()).isEqualTo(ClusterState.RUNNING);
        assertThat(world.machines.all()).allMatch(machine -> machine.state() == VirtualMachineState.RUNNING);
    }

    private KubernetesCluster asked() {
        var command = world.command();
        command.controlNodes = 3L;
        command.size = 2L;
        created = world.create(command);
        begun = world.clock.instant();
        return world.cluster(created);
    }

    private Outcome create(Faults faults) {
        return world.run(created.job(), faults);
    }

    private void set(Node node, VirtualMachineState state) {
        world.machines.set(node.machine(), state);
    }
}
