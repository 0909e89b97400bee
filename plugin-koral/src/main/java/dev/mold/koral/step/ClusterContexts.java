package dev.mold.koral.step;

import dev.mold.api.flow.OperationData;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.version.VersionStore;
import org.springframework.util.function.SingletonSupplier;

/** Loads the input of steps. */
public final class ClusterContexts {
    private final ClusterStore clusters;
    private final VersionStore versions;

    public ClusterContexts(ClusterStore clusters, VersionStore versions) {
        this.clusters = clusters;
        this.versions = versions;
    }

    public ClusterContext load(ClusterOperation operation, OperationData data) {
        var cluster = clusters.find(operation.cluster()).orElseThrow();
        return new ClusterContext(
                cluster,
                cluster.plan().nodes(operation.nodes()),
                SingletonSupplier.of(() -> operation.version().flatMap(versions::find)),
                data);
    }
}
