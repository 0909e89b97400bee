package dev.mold.koral.step.network;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Kubeconfig;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeAccesses;
import java.util.Optional;

/** Records the API's endpoint and writes it into the kubeconfig. From then on users can retrieve the kubeconfig. */
public final class RecordEndpoint implements Step<ClusterContext> {
    private final ClusterStore store;
    private final ClusterSecrets secrets;
    private final NodeAccesses accesses;

    public RecordEndpoint(ClusterStore store, ClusterSecrets secrets, NodeAccesses accesses) {
        this.store = store;
        this.secrets = secrets;
        this.accesses = accesses;
    }

    @Override
    public String name() {
        return "record-endpoint";
    }

    @Override
    public String description() {
        return "Records the API's endpoint and makes the kubeconfig available";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var kubeconfig = secrets.find(context.id(), SecretName.KUBECONFIG);
        if (kubeconfig.isEmpty()) {
            return StepResult.failed(Errors.INTERNAL, "The cluster's kubeconfig is missing");
        }
        var ip = accesses.address(context).ip();
        var server = "https://" + ip + ":" + KubernetesCluster.API_PORT;
        secrets.put(context.id(), SecretName.KUBECONFIG, Kubeconfig.withServer(kubeconfig.get(), server));
        store.update(context.id(), cluster -> cluster.withEndpoint(Optional.of(ip)));
        return StepResult.done();
    }

    @Override
    public StepResult undo(ClusterContext context) {
        store.update(context.id(), cluster -> cluster.withEndpoint(Optional.empty()));
        return StepResult.done();
    }
}
