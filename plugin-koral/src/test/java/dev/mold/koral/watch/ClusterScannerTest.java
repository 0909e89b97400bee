package dev.mold.koral.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.Shard;
import dev.mold.koral.fake.World;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterScannerTest {
    private final World world = new World();
    private final KubernetesCluster cluster = world.running(1, 2);

    @Test
    void aHealthyClusterIsLeftAlone() {
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
        assertThat(world.accounts.events).isEmpty();
    }

    @Test
    void aMissingOrStoppedMachineRaisesTheAlarm() {
        world.machines.vanish(cluster.plan().nodes().get(2).machine());
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.ALERT);
        assertThat(world.accounts.events).singleElement().satisfies(event -> assertThat(event)
                .startsWith("ERROR")
                .contains(cluster.plan().nodes().get(2).name())
                .contains("gone"));
        world.scanner.scan(Shard.whole());
        assertThat(world.accounts.events).hasSize(1);
    }

    @Test
    void theAlarmEndsWhenAllNodesAreReadyAgain() {
        stop(1);
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.ALERT);

        world.machines.set(cluster.plan().nodes().get(1).machine(), VirtualMachineState.RUNNING);
        world.kubernetes.down = true;
        world.scanner.scan(Shard.whole());
        world.scanner.scan(Shard.whole());
        assertThat(state()).as("machines run, but the API does not answer").isEqualTo(ClusterState.ALERT);

        world.kubernetes.down = false;
        var node = cluster.plan().nodes().get(1).name();
        world.kubernetes.silent.put(node, world.clock.instant().minusSeconds(50));
        world.scanner.scan(Shard.whole());
        assertThat(state()).as("Kubernetes has not heard of the node for a while").isEqualTo(ClusterState.ALERT);

        world.kubernetes.silent.put(node, world.clock.instant().minusSeconds(10));
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
    }

    @Test
    void aNodeThatKubernetesFindsNotReadyRaisesTheAlarmWhenItIsFoundSoTwice() {
        var node = cluster.plan().nodes().get(1).name();
        world.kubernetes.silent.put(node, world.clock.instant().minusSeconds(50));
        world.scanner.scan(Shard.whole());
        assertThat(state()).as("once may be a connection that broke").isEqualTo(ClusterState.RUNNING);
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.ALERT);
        assertThat(world.accounts.events).singleElement().satisfies(event -> assertThat(event).contains(node));
    }

    @Test
    void checksThatFailMoreThanAnHourApartAreNotInARow() {
        world.kubernetes.down = true;
        world.scanner.scan(Shard.whole());
        world.clock.advance(Duration.ofMinutes(61));
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
        world.clock.advance(Duration.ofMinutes(5));
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.ALERT);
    }

    @Test
    void anApiThatDoesNotAnswerOnceIsNoReasonForAnAlarm() {
        world.kubernetes.down = true;
        world.scanner.scan(Shard.whole());
        world.kubernetes.down = false;
        world.scanner.scan(Shard.whole());
        world.kubernetes.down = true;
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.ALERT);
    }

    @Test
    void everyClusterIsInOneOfTheShards() {
        for (var count : new int[] {1, 3, 4, 16}) {
            for (long digit = 0; digit < 16; digit++) {
                var id = new KubernetesClusterId(new UUID(digit << 60 | 0x123L, -5L));
                var shards = IntStream.range(0, count)
                        .mapToObj(index -> new Shard(index, count))
                        .filter(shard -> shard.contains(id))
                        .toList();
                assertThat(shards).hasSize(1);
                assertThat(shards.get(0).first().toString()).isLessThanOrEqualTo(id.toString());
                assertThat(shards.get(0).last().toString()).isGreaterThanOrEqualTo(id.toString());
            }
        }
    }

    @Test
    void aFaultyClusterWhoseMachinesAreAllStoppedIsStopped() {
        stop(0);
        world.scanner.scan(Shard.whole());
        stop(1);
        stop(2);
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.STOPPED);
    }

    @Test
    void aClusterThatIsBeingWorkedOnIsLeftAlone() {
        stop(1);
        world.stop(cluster.id());
        world.clusters.update(cluster.id(), current -> cluster);
        world.scanner.scan(Shard.whole());
        assertThat(state()).isEqualTo(ClusterState.RUNNING);
    }

    private void stop(int node) {
        world.machines.set(cluster.plan().nodes().get(node).machine(), VirtualMachineState.STOPPED);
    }

    private ClusterState state() {
        return world.cluster(cluster.id()).state();
    }
}
