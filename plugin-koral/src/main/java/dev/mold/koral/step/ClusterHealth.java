package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.KubeNode;
import dev.mold.koral.infra.KubeUnreachableException;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Checks through the Kubernetes API whether nodes are ready, and records what Kubernetes reports in the nodes' rows.
 */
public final class ClusterHealth {
    private final KubeApi kube;
    private final ClusterSecrets secrets;
    private final ClusterStore store;
    private final Clock clock;

    public ClusterHealth(KubeApi kube, ClusterSecrets secrets, ClusterStore store, Clock clock) {
        this.kube = kube;
        this.secrets = secrets;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is wrong with a cluster.
     *
     * @param reason readable text
     * @param lookAgainIn how long to wait before the next check
     */
    public record Complaint(String reason, Duration lookAgainIn) {}

    /**
     * Lists the nodes in Kubernetes and records whether they are ready, and their versions.
     *
     * @param nodes nodes of the cluster
     * @param since a node whose last heartbeat was before that counts as not ready, whatever its status
     * @return what is wrong; empty if the API answers and all the nodes are ready
     */
    public Optional<Complaint> check(KubernetesCluster cluster, Collection<Node> nodes, Instant since) {
        return check(secrets.find(cluster.id(), SecretName.KUBECONFIG), nodes, since);
    }

    /** The same with a kubeconfig that has been read already. */
    public Optional<Complaint> check(Optional<String> kubeconfig, Collection<Node> nodes, Instant since) {
        return kubeconfig
                .map(found -> check(found, nodes, since))
                .orElseGet(() -> Optional.of(new Complaint("The cluster has no kubeconfig", Pauses.API)));
    }

    private Optional<Complaint> check(String kubeconfig, Collection<Node> nodes, Instant since) {
        try {
            var reported =
                    kube.nodes(kubeconfig).stream().collect(Collectors.toMap(KubeNode::name, Function.identity()));
            record(nodes, reported, since);
            var missing = nodes.stream().filter(node -> !ready(node, reported, since)).toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Complaint(
                            (nodes.size() - missing.size()) + " of " + nodes.size() + " nodes are ready, not "
                                    + missing.get(0).name(),
                            Pauses.API));
        } catch (KubeUnreachableException e) {
            return Optional.of(
                    new Complaint("The cluster's API does not answer: " + e.getMessage(), e.lookAgainIn()));
        }
    }

    private static boolean ready(Node node, Map<String, KubeNode> reported, Instant since) {
        return Optional.ofNullable(reported.get(node.name()))
                .filter(found -> found.ready() && !found.silentSince(since))
                .isPresent();
    }

    private void record(Collection<Node> nodes, Map<String, KubeNode> reported, Instant since) {
        UnaryOperator<Node> change = node -> after(node, reported, since);
        var changed = nodes.stream()
                .filter(node -> !change.apply(node).equals(node))
                .map(Node::id)
                .toList();
        if (!changed.isEmpty()) {
            store.updateNodes(changed, change);
        }
    }

    private Node after(Node node, Map<String, KubeNode> reported, Instant since) {
        var event = ready(node, reported, since) ? NodeEvent.READINESS_REPORTED : NodeEvent.READINESS_LOST;
        var moved = node.allows(event) ? node.on(event, clock.instant()) : node;
        return Optional.ofNullable(reported.get(node.name()))
                .map(KubeNode::version)
                .filter(text -> !text.isEmpty())
                .map(text -> text.startsWith("v") ? text.substring(1) : text)
                .map(moved::withKubernetesVersion)
                .orElse(moved);
    }
}
