package dev.mold.koral.kubeconfig;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.ApiException;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.SecretName;

/** Returns the kubeconfig of a cluster that has been up. */
public final class KubeconfigHandler implements SyncHandler<GetKubernetesClusterConfig, ClusterConfigView> {
    private final ClusterStore clusters;
    private final ClusterSecrets secrets;

    public KubeconfigHandler(ClusterStore clusters, ClusterSecrets secrets) {
        this.clusters = clusters;
        this.secrets = secrets;
    }

    @Override
    public ClusterConfigView handle(GetKubernetesClusterConfig command, CallContext call) {
        if (command.id() == null) {
            throw ApiException.invalid("The id of the Kubernetes cluster is needed");
        }
        var cluster = clusters.get(command.id());
        if (cluster.endpointIp().isEmpty()) {
            throw missing(cluster);
        }
        var kubeconfig = secrets.find(cluster.id(), SecretName.KUBECONFIG).orElseThrow(() -> missing(cluster));
        return new ClusterConfigView(cluster.id().toString(), cluster.name(), kubeconfig, null, null);
    }

    private static ApiException missing(KubernetesCluster cluster) {
        return cluster.state() == ClusterState.STARTING
                ? ApiException.wrongState("Kubernetes cluster : " + cluster.name()
                        + " is starting and has no config yet; ask again once it is running")
                : ApiException.wrongState("Config not found for Kubernetes cluster : " + cluster.name());
    }
}
