package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.NetworkState;
import dev.mold.api.flow.Outcome;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.server.job.flow.Faults;
import dev.mold.koral.fake.World;
import org.junit.jupiter.api.Test;

/** Clusters on a cloud that chooses ids, is slow and creates routers late, as an external cloud may. */
class OtherCloudTest {
    private final World world = new World();

    @Test
    void aClusterKeepsTheNetworkIdThatTheCloudChose() {
        world.networks.choosesIds = true;

        var cluster = world.running(1, 2);

        assertThat(cluster.state()).isEqualTo(ClusterState.RUNNING);
        assertThat(world.networks.all())
                .singleElement()
                .satisfies(network -> assertThat(cluster.plan().network()).isEqualTo(network.id()));
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(world.inventory()).isEmpty();
    }

    @Test
    void portsAreOpenedOnceTheNetworkHasGotItsAddress() {
        world.networks.addressComesLate = true;

        var cluster = world.running(1, 1);

        assertThat(cluster.state()).isEqualTo(ClusterState.RUNNING);
        assertThat(cluster.endpointIp()).isPresent();
        assertThat(world.networks.allForwardings()).hasSize(2);
        assertThat(world.networks.all()).allSatisfy(network ->
                assertThat(network.state()).isEqualTo(NetworkState.ALLOCATED));
    }

    @Test
    void stepsWaitForWhatTheCloudHasNotDoneYet() {
        world.networks.notYet = 3;
        world.machines.notYet = 3;
        var cluster = world.running(1, 1);
        assertThat(cluster.state()).isEqualTo(ClusterState.RUNNING);
        assertThat(world.networks.notYet).isNegative();
        assertThat(world.machines.notYet).isNegative();

        world.networks.notYet = 3;
        var delete = world.delete(cluster.id());
        assertThat(world.run(delete.job(), Faults.NONE)).isEqualTo(new Outcome.Succeeded());
        assertThat(world.inventory()).isEmpty();
        assertThat(world.stepsOf(ClusterFlows.DELETE)).contains("remove-rules", "delete-network");
    }
}
