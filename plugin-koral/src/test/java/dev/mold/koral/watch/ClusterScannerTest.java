package dev.mold.koral.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.MachineState;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.fake.World;
import org.junit.jupiter.api.Test;

class ClusterScannerTest {
    private final World world = new World();
    private final KubernetesCluster cluster = world.running(1, 2);

    @Test
    void aHealthyClusterIsLeftAlone() {
        world.scanner.scan();
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
        assertThat(world.accounts.events).isEmpty();
    }

    @Test
    void aMissingOrStoppedMachineRaisesTheAlarm() {
        world.machines.vanish(cluster.plan().nodes().get(2).machine());
        world.scanner.scan();
        assertThat(state()).isEqualTo(ClusterState.ALERT);
        assertThat(world.accounts.events).singleElement().satisfies(event -> assertThat(event)
                .startsWith("ERROR")
                .contains(cluster.plan().nodes().get(2).name())
                .contains("gone"));
        world.scanner.scan();
        assertThat(world.accounts.events).hasSize(1);
    }

    @Test
    void theAlarmEndsWhenAllNodesAreReadyAgain() {
        stop(1);
        world.scanner.scan();
        assertThat(state()).isEqualTo(ClusterState.ALERT);

        world.machines.start(cluster.plan().nodes().get(1).machine());
        world.kubernetes.down = true;
        world.scanner.scan();
        world.scanner.scan();
        assertThat(state()).as("machines run, but the API does not answer").isEqualTo(ClusterState.ALERT);

        world.kubernetes.down = false;
        var node = cluster.plan().nodes().get(1).name();
        world.kubernetes.silent.put(node, world.clock.instant().minusSeconds(50));
        world.scanner.scan();
        assertThat(state()).as("Kubernetes has not heard of the node for a while").isEqualTo(ClusterState.ALERT);

        world.kubernetes.silent.put(node, world.clock.instant().minusSeconds(10));
        world.scanner.scan();
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
    }

    @Test
    void aFaultyClusterWhoseMachinesAreAllStoppedIsStopped() {
        stop(0);
        world.scanner.scan();
        stop(1);
        stop(2);
        world.scanner.scan();
        assertThat(state()).isEqualTo(ClusterState.STOPPED);
    }

    @Test
    void aClusterThatIsBeingWorkedOnIsLeftAlone() {
        stop(1);
        world.stop(cluster.id());
        world.clusters.update(cluster.id(), current -> cluster);
        world.scanner.scan();
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
    }

    private void stop(int node) {
        world.machines.set(cluster.plan().nodes().get(node).machine(), MachineState.STOPPED);
    }

    private ClusterState state() {
        return world.cluster(cluster.id()).state();
    }
}
