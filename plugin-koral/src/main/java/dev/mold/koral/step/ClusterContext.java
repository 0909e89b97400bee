package dev.mold.koral.step;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.Node;

/**
 * What a step is given: a snapshot of the cluster and of the version it is made with.
 *
 * @param kubernetesVersion such as {@code 1.30.3}
 * @param iso the image that nodes install it from
 * @param arch CloudStack's name of the architecture that it is for
 */
public record ClusterContext(KubernetesCluster cluster, String kubernetesVersion, ImageId iso, String arch) {
    public KubernetesClusterId id() {
        return cluster.id();
    }

    /**
     * The node that the control plane is made on.
     *
     * @throws ApiException WRONG_STATE if it is gone
     */
    public Node initialControlNode() {
        return plan()
                .find(plan().initialControlNode())
                .orElseThrow(() -> ApiException.wrongState(
                        "The node that the control plane of " + cluster.name() + " was to be made on is gone"));
    }

    public ClusterPlan plan() {
        return cluster.plan();
    }
}
