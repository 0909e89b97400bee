package dev.mold.koral.fake;

import dev.mold.api.id.NetworkId;
import dev.mold.koral.cluster.ClusterSpec;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.RequestedRanges;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.plan.ClusterNetworkChoice;
import dev.mold.koral.plan.ClusterPlanner;
import dev.mold.koral.plan.ClusterRequest;
import dev.mold.koral.plan.PoolRequest;
import dev.mold.server.testing.FakeClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Clusters that exist only in memory. */
public final class TestClusters {
    public static final KubernetesClusterId ID = new KubernetesClusterId(new UUID(9, 9));

    private TestClusters() {}

    /** A cluster named {@code web} of Alice's, of which nothing is created yet. */
    public static KubernetesCluster planned(int control, int workers) {
        var request = request(control, workers, Optional.empty());
        var plan = new ClusterPlanner(new FakeIds(), new FakeKeys(), new FakeClock()).plan(ID, request).plan();
        return KubernetesCluster.planned(ID, request.spec(), plan, Instant.EPOCH);
    }

    /** @param network the user's own; empty to have one created */
    public static ClusterRequest request(int control, int workers, Optional<NetworkId> network) {
        var spec = new ClusterSpec(
                "web",
                "",
                World.ALICE,
                World.VERSION,
                World.TEMPLATE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RequestedRanges.none());
        return new ClusterRequest(
                spec,
                World.ZONE,
                new ClusterNetworkChoice(network, World.NETWORK_OFFERING),
                List.of(
                        new PoolRequest(NodeRole.CONTROL, World.BIG, true, 20, control),
                        new PoolRequest(NodeRole.WORKER, World.SMALL, false, 8, workers)));
    }
}
