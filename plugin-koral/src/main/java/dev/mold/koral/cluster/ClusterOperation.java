package dev.mold.koral.cluster;

import dev.mold.api.command.CallContext;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The input of every operation on a cluster.
 *
 * @param nodes the nodes that it works on, and no others
 * @param version the Kubernetes version that it installs on them; empty if it installs none
 * @param before the state of the cluster before the operation, restored if the operation is rolled back
 * @param caller who made the request; the job's answer shows what this caller may see
 */
public record ClusterOperation(
        KubernetesClusterId cluster,
        List<NodeId> nodes,
        Optional<KubernetesVersionId> version,
        ClusterState before,
        CallContext caller) {
    public ClusterOperation {
        // Operations stored by an earlier build name no nodes; they are not resumed, but their ends are recorded.
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        version = version == null ? Optional.empty() : version;
    }

    /**
     * An operation on these nodes that installs nothing.
     *
     * @param before the cluster before the operation
     */
    public static ClusterOperation on(KubernetesCluster before, Collection<Node> nodes, CallContext caller) {
        return new ClusterOperation(
                before.id(), nodes.stream().map(Node::id).toList(), Optional.empty(), before.state(), caller);
    }

    /** An operation that installs a Kubernetes version on nodes that have none, or another. */
    public ClusterOperation installing(KubernetesVersionId installed) {
        return new ClusterOperation(cluster, nodes, Optional.of(installed), before, caller);
    }
}
