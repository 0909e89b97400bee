package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.Node;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.KubeNode;
import dev.mold.koral.infra.KubeUnreachableException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a cluster is well, in Kubernetes' own eyes. */
public final class ClusterHealth {
    private final KubeApi kube;
    private final ClusterSecrets secrets;

    public ClusterHealth(KubeApi kube, ClusterSecrets secrets) {
        this.kube = kube;
        this.secrets = secrets;
    }

    /**
     * What is wrong, in plain words; empty if the API answers and all planned nodes are ready.
     *
     * @param since a node that has been silent since then is not, whatever it said before
     */
    public Optional<String> complaint(KubernetesCluster cluster, Instant since) {
        return secrets.find(cluster.id(), SecretName.KUBECONFIG)
                .map(kubeconfig -> complaint(cluster, kubeconfig, since))
                .orElseGet(() -> Optional.of("The cluster has no kubeconfig"));
    }

    private Optional<String> complaint(KubernetesCluster cluster, String kubeconfig, Instant since) {
        try {
            var ready = kube.nodes(kubeconfig).stream()
                    .filter(node -> node.ready() && !node.silentSince(since))
                    .map(KubeNode::name)
                    .collect(Collectors.toSet());
            var nodes = cluster.plan().nodes();
            var missing = nodes.stream().map(Node::name).filter(name -> !ready.contains(name)).toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of((nodes.size() - missing.size()) + " of " + nodes.size() + " nodes are ready, not "
                            + missing.get(0));
        } catch (KubeUnreachableException e) {
            return Optional.of("The cluster's API does not answer: " + e.getMessage());
        }
    }
}
