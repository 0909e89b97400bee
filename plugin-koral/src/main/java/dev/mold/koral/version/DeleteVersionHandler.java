package dev.mold.koral.version;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.koral.cluster.ClusterStore;

/** Checks that no cluster uses a version, disables it and submits its removal. */
public final class DeleteVersionHandler implements AsyncHandler<DeleteKubernetesSupportedVersion> {
    private final VersionStore store;
    private final ClusterStore clusters;
    private final Accounts accounts;
    private final Operations operations;
    private final Transactions transactions;

    public DeleteVersionHandler(
            VersionStore store,
            ClusterStore clusters,
            Accounts accounts,
            Operations operations,
            Transactions transactions) {
        this.store = store;
        this.clusters = clusters;
        this.accounts = accounts;
        this.operations = operations;
        this.transactions = transactions;
    }

    @Override
    public Submitted handle(DeleteKubernetesSupportedVersion command, CallContext call) {
        var version = store.get(command.id());
        if (clusters.uses(version.id())) {
            throw ApiException.wrongState(
                    "Kubernetes version " + version.name() + " cannot be deleted while clusters use it");
        }
        var request = new OperationRequest(
                DeleteVersionFlow.NAME,
                new DeleteVersionFlow.Input(version.id()),
                version.subject(),
                accounts.system().id(),
                call,
                "deleteKubernetesSupportedVersion",
                VersionEventTypes.DELETE.name(),
                "deleting Kubernetes version " + version.name(),
                false);
        return Submitted.of(transactions.call(() -> {
            var job = operations.submit(request);
            store.update(version.id(), current -> current.in(VersionState.DISABLED));
            return job;
        }));
    }
}
