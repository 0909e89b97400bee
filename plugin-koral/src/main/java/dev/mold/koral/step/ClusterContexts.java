package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.version.VersionStore;

/** Reads what steps are given. */
public final class ClusterContexts {
    private final ClusterStore clusters;
    private final VersionStore versions;

    public ClusterContexts(ClusterStore clusters, VersionStore versions) {
        this.clusters = clusters;
        this.versions = versions;
    }

    public ClusterContext load(KubernetesClusterId id) {
        var cluster = clusters.find(id).orElseThrow();
        var version = versions.find(cluster.spec().version()).orElseThrow();
        return new ClusterContext(cluster, version.semantic().toString(), version.iso(), version.arch());
    }
}
