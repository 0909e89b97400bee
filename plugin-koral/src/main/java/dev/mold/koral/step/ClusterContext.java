package dev.mold.koral.step;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.OperationData;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.version.KubernetesVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The input of a step: a snapshot of the cluster, and the parameters of the operation.
 *
 * @param targets the nodes that the operation works on, control nodes first; without nodes that have been removed
 * @param installed reads the Kubernetes version that the operation installs on them, empty if it installs none; only few
 *     steps need it
 * @param data what steps of the operation stored, and its clock
 */
public record ClusterContext(
        KubernetesCluster cluster,
        List<Node> targets,
        Supplier<Optional<KubernetesVersion>> installed,
        OperationData data) {
    public ClusterContext {
        targets = List.copyOf(targets);
    }

    public KubernetesClusterId id() {
        return cluster.id();
    }

    public ClusterPlan plan() {
        return cluster.plan();
    }

    /** The nodes of that role that the operation works on. */
    public List<Node> targets(NodeRole role) {
        return targets.stream().filter(node -> node.role() == role).toList();
    }

    /** The nodes of the cluster that the operation does not work on. */
    public List<Node> otherNodes() {
        return plan().nodes().stream().filter(node -> !targets.contains(node)).toList();
    }

    /**
     * The Kubernetes version that the operation installs.
     *
     * @throws ApiException INTERNAL if it installs none
     */
    public KubernetesVersion version() {
        return installed.get().orElseThrow(() -> new ApiException(
                Errors.INTERNAL, "The operation on Kubernetes cluster " + cluster.name() + " names no version"));
    }

    /**
     * The node that the control plane is created on.
     *
     * @throws ApiException WRONG_STATE if it has been removed
     */
    public Node initialControlNode() {
        return plan()
                .find(plan().initialControlNode())
                .orElseThrow(() -> ApiException.wrongState(
                        "The initial control node of " + cluster.name() + " has been removed"));
    }
}
