package dev.mold.koral.step;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.flow.OperationData;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.version.VersionStore;

/** Loads the input of steps. */
public final class ClusterContexts {
    private final ClusterStore clusters;
    private final VersionStore versions;
    private final Transactions transactions;

    public ClusterContexts(ClusterStore clusters, VersionStore versions, Transactions transactions) {
        this.clusters = clusters;
        this.versions = versions;
        this.transactions = transactions;
    }

    public ClusterContext load(ClusterOperation operation, OperationData data) {
        // one transaction for all queries, as this is called before each call of a step
        return transactions.call(() -> {
            var cluster = clusters.find(operation.cluster()).orElseThrow();
            return new ClusterContext(
                    cluster,
                    cluster.plan().nodes(operation.nodes()),
                    operation.version().flatMap(versions::find),
                    data);
        });
    }
}
