package dev.mold.koral.step;

import dev.mold.api.id.ImageId;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;

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

    public ClusterPlan plan() {
        return cluster.plan();
    }
}
