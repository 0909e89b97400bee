package dev.mold.koral.plan;

import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.ClusterSpec;
import java.util.List;

/**
 * A validated request for a cluster.
 *
 * @param pools control nodes first
 */
public record ClusterRequest(ClusterSpec spec, ZoneId zone, ClusterNetworkChoice network, List<PoolRequest> pools) {
    public ClusterRequest {
        pools = List.copyOf(pools);
    }

    /** The number of nodes of all roles. */
    public int nodes() {
        return pools.stream().mapToInt(PoolRequest::nodes).sum();
    }
}
