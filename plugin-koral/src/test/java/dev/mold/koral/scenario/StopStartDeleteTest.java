package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterLifecycle;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.fake.World;
import dev.mold.koral.kubeconfig.GetKubernetesClusterConfig;
import dev.mold.koral.kubeconfig.KubeconfigHandler;
import dev.mold.koral.node.NodePhase;
import dev.mold.server.job.flow.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopStartDeleteTest {
    private final World world = new World();

    @Test
    void aStoppedClusterComesUpAgain() {
        var cluster = world.running(1, 2);
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        assertThat(state(cluster)).isEqualTo(ClusterState.STOPPED);
        assertThat(world.machines.all()).allMatch(machine -> machine.state() == VirtualMachineState.STOPPED);
        assertThat(world.cluster(cluster.id()).plan().nodes()).allMatch(node -> node.phase() == NodePhase.JOINED);

        world.run(world.start(cluster.id()).job(), Faults.NONE);
        assertThat(state(cluster)).isEqualTo(ClusterState.RUNNING);
        assertThat(world.machines.all()).allMatch(machine -> machine.state() == VirtualMachineState.RUNNING);
        assertThat(world.cluster(cluster.id()).plan().nodes()).allMatch(node -> node.phase() == NodePhase.READY);
    }

    @Test
    void aNodeThatKubernetesHasNotHeardOfSinceTheStartIsNotReady() {
        var cluster = world.running(1, 2);
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        var quiet = cluster.plan().nodes().get(2).name();
        world.kubernetes.silent.put(quiet, world.clock.instant().minusSeconds(1));
        var outcome = world.run(world.start(cluster.id()).job(), Faults.NONE);
        assertThat(outcome.failure().orElseThrow().reason()).contains("2 of 3 nodes are ready, not " + quiet);
        assertThat(state(cluster)).isEqualTo(ClusterState.ALERT);

        world.kubernetes.silent.clear();
        world.run(world.start(cluster.id()).job(), Faults.NONE);
        assertThat(state(cluster)).isEqualTo(ClusterState.RUNNING);
    }

    @Test
    void aMachineThatDoesNotShutDownIsSwitchedOff() {
        var cluster = world.running(1, 1);
        var before = world.clock.instant();
        world.machines.ignoresShutdown(cluster.plan().nodes().get(0).machine());
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        assertThat(state(cluster)).isEqualTo(ClusterState.STOPPED);
        assertThat(world.clock.instant()).isAfter(before.plusSeconds(240));
    }

    @Test
    void aServerThatWasAwayDuringAStopDoesNotPullThePlug() {
        var cluster = world.running(1, 1);
        var control = cluster.plan().nodes().get(0);
        world.machines.ignoresShutdown(control.machine());
        var away = new AtomicInteger();
        var seen = new ArrayList<VirtualMachineState>();
        world.run(world.stop(cluster.id()).job(), new Faults() {
            @Override
            public void before(String step) {
                if (step.equals("stop-control-nodes") && away.getAndIncrement() == 3) {
                    world.clock.advance(Duration.ofHours(2));
                    throw new Crash();
                }
                if (away.get() >= 4 && away.get() < 8) {
                    seen.add(world.machines.find(control.machine()).orElseThrow().state());
                }
            }
        });
        assertThat(seen).isNotEmpty().doesNotContain(VirtualMachineState.STOPPED);
        assertThat(state(cluster)).isEqualTo(ClusterState.STOPPED);
    }

    @Test
    void aClusterThatLostAMachineDoesNotStartAndSaysWhy() {
        var cluster = world.running(1, 1);
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        world.machines.vanish(cluster.plan().nodes().get(1).machine());
        var outcome = world.run(world.start(cluster.id()).job(), Faults.NONE);
        assertThat(outcome.failure().orElseThrow().reason())
                .contains(cluster.plan().nodes().get(1).name())
                .contains("removed from outside");
        assertThat(state(cluster)).isEqualTo(ClusterState.ALERT);
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(world.inventory()).isEmpty();
    }

    @Test
    void aStartWaitsForMachinesThatAreStillStopping() {
        var cluster = world.running(1, 1);
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        world.machines.set(cluster.plan().nodes().get(0).machine(), VirtualMachineState.STOPPING);
        world.run(world.start(cluster.id()).job(), Faults.NONE);
        assertThat(state(cluster)).isEqualTo(ClusterState.RUNNING);
    }

    @Test
    void rulesThatWereLostComeBackWithTheNextStart() {
        var cluster = world.running(1, 1);
        var before = world.inventory();
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        var resources = cluster.resources();
        world.networks.remove(resources.rules());
        world.run(world.start(cluster.id()).job(), Faults.NONE);
        assertThat(world.inventory()).isEqualTo(before);
    }

    @Test
    void whatTheStateForbidsIsRefused() {
        var created = world.create(world.command());
        var starting = world.cluster(created);
        assertRefused(530, () -> world.start(starting.id()));
        world.run(created.job(), Faults.NONE);
        var stopped = world.stop(starting.id());
        assertRefused(530, () -> world.stop(starting.id()));
        world.run(stopped.job(), Faults.NONE);
        world.run(world.delete(starting.id()).job(), Faults.NONE);
        assertRefused(431, () -> world.delete(starting.id()));
    }

    @Test
    void aStartOfWhatRunsAndAStopOfWhatIsStoppedEndWellAndChangeNothing() {
        var cluster = world.running(1, 1);
        var before = world.inventory();
        assertThat(world.run(world.start(cluster.id()).job(), Faults.NONE).success()).isTrue();
        assertThat(world.cluster(cluster.id())).isEqualTo(cluster);
        assertThat(world.inventory()).isEqualTo(before);

        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        var stopped = world.cluster(cluster.id());
        assertThat(world.run(world.stop(cluster.id()).job(), Faults.NONE).success()).isTrue();
        assertThat(world.cluster(cluster.id())).isEqualTo(stopped);
    }

    @Test
    void aClusterThatIsBeingMadeCannotBeStoppedBesides() {
        var cluster = world.cluster(world.create(world.command()));
        assertRefused(530, () -> world.stop(cluster.id()));
        assertThat(state(cluster)).isEqualTo(ClusterState.STARTING);
    }

    @ParameterizedTest
    @EnumSource
    void aClusterIsDeletedInEveryState(ClusterState state) {
        var cluster = world.running(1, 1);
        world.clusters.update(cluster.id(), current -> in(current, state));
        if (ClusterLifecycle.get().find(state, ClusterEvent.DESTROY_REQUESTED).isEmpty()) {
            assertThat(state).isEqualTo(ClusterState.DESTROYED);
            return;
        }
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(state(cluster)).isEqualTo(ClusterState.DESTROYED);
        assertThat(world.inventory()).isEmpty();
        assertThat(world.cluster(cluster.id()).plan().nodes()).as("nodes that are not gone").isEmpty();
        assertThat(world.secrets.count(cluster.id())).isZero();
    }

    @Test
    void aNetworkThatOthersUseProtectsItsCluster() {
        var cluster = world.running(1, 1);
        var guest = new VirtualMachineId(new UUID(9, 9));
        world.machines.create(new NewVirtualMachine(
                guest,
                "guest",
                "guest",
                World.ALICE,
                World.ZONE,
                World.BIG,
                World.TEMPLATE,
                cluster.plan().network(),
                0,
                "",
                List.of(),
                Optional.empty(),
                false));
        assertThatThrownBy(() -> world.delete(cluster.id()))
                .hasMessageEndingWith("virtual machines that are not its nodes: guest (" + guest + ")");
        assertRefused(530, () -> world.delete(cluster.id()));
        assertThat(state(cluster)).isEqualTo(ClusterState.RUNNING);
        world.machines.vanish(guest);
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(world.inventory()).isEmpty();
    }

    @Test
    void theKubeconfigIsHandedOutOnceTheClusterHasBeenUp() {
        var handler = new KubeconfigHandler(world.clusters, world.secrets);
        world.catalog.room = false;
        var created = world.create(world.command());
        var command = new GetKubernetesClusterConfig(world.cluster(created).id());
        assertThatThrownBy(() -> handler.handle(command, World.CALL)).hasMessageContaining("is starting");
        world.run(created.job(), Faults.NONE);
        assertThatThrownBy(() -> handler.handle(command, World.CALL))
                .hasMessage("Config not found for Kubernetes cluster : web");
        world.catalog.room = true;
        world.run(world.start(command.id()).job(), Faults.NONE);
        assertThat(handler.handle(command, World.CALL).configdata()).contains("https://127.64.0.");
        assertRefused(431, () -> handler.handle(new GetKubernetesClusterConfig(null), World.CALL));
    }

    private ClusterState state(KubernetesCluster cluster) {
        return world.cluster(cluster.id()).state();
    }

    private static KubernetesCluster in(KubernetesCluster cluster, ClusterState state) {
        return new KubernetesCluster(
                cluster.id(),
                cluster.spec(),
                cluster.plan(),
                cluster.orphans(),
                state,
                cluster.stateSince(),
                cluster.endpointIp(),
                cluster.created(),
                cluster.removed());
    }

    private static void assertRefused(int wireCode, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code().wireCode())
                        .isEqualTo(wireCode));
    }
}
