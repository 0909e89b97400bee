package dev.mold.koral.node;

import dev.mold.api.id.ServiceOfferingId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes of one kind. A plain cluster has one pool of control nodes and one of workers. The size of a pool is the number
 * of nodes that refer to it.
 *
 * @param name its name within the cluster
 * @param offering the compute offering of new nodes
 * @param ownOffering whether the offering was given for this pool and not for the whole cluster
 * @param rootDiskGib size of the root disk of new nodes in GiB
 * @param scaling the bounds for the autoscaler; empty if the pool is not autoscaled
 * @param labels of its nodes in Kubernetes
 * @param taints of its nodes in Kubernetes
 */
public record NodePool(
        PoolId id,
        String name,
        NodeRole role,
        ServiceOfferingId offering,
        boolean ownOffering,
        long rootDiskGib,
        Optional<ScalingRange> scaling,
        Map<String, String> labels,
        List<Taint> taints) {
    public NodePool {
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
    }

    /** The pool that a plain cluster has for that role. */
    public static NodePool plain(
            PoolId id, NodeRole role, ServiceOfferingId offering, boolean ownOffering, long rootDiskGib) {
        return new NodePool(
                id,
                role.wireName(),
                role,
                offering,
                ownOffering,
                rootDiskGib,
                Optional.empty(),
                Map.of(),
                List.of());
    }
}
