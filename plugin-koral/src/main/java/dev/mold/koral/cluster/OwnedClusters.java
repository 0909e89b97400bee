package dev.mold.koral.cluster;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;

/** Finds clusters and checks the caller's access to them. */
public final class OwnedClusters {
    private final ClusterStore store;
    private final Accounts accounts;

    public OwnedClusters(ClusterStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /**
     * A cluster that is not removed.
     *
     * @throws ApiException INVALID_PARAMETER if there is none of that id; PERMISSION_DENIED if it is not the caller's
     */
    public KubernetesCluster get(KubernetesClusterId id, CallContext call) {
        var cluster = store.find(id)
                .filter(found -> found.removed().isEmpty())
                .orElseThrow(() -> ApiException.invalid("There is no Kubernetes cluster with id " + id));
        accounts.checkAccess(call, cluster.owner());
        return cluster;
    }
}
