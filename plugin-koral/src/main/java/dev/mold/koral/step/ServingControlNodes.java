package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.KubeNode;
import dev.mold.koral.infra.KubeUnreachableException;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a control node that can register join credentials, whichever control nodes are down. */
public final class ServingControlNodes {
    private static final Logger LOG = LoggerFactory.getLogger(ServingControlNodes.class);

    private final KubeApi kube;
    private final NodeShell shell;
    private final NodeAccesses accesses;
    private final ClusterSecrets secrets;

    public ServingControlNodes(KubeApi kube, NodeShell shell, NodeAccesses accesses, ClusterSecrets secrets) {
        this.kube = kube;
        this.shell = shell;
        this.accesses = accesses;
        this.secrets = secrets;
    }

    /**
     * A control node that is a member of the cluster and answers over SSH. Those that Kubernetes reports ready are
     * preferred; right after the control plane was created, none is. The only member is returned unasked.
     */
    public Optional<Node> find(ClusterContext context) {
        var members = context.plan().nodes(NodeRole.CONTROL).stream().filter(Node::member).toList();
        if (members.size() == 1) {
            return Optional.of(members.get(0));
        }
        var access = accesses.of(context);
        var ready = readyNames(context.id());
        return members.stream()
                .sorted(Comparator.comparing((Node node) -> !ready.contains(node.name())))
                .filter(node -> answers(access.apply(node)))
                .findFirst();
    }

    private boolean answers(NodeAccess node) {
        try {
            shell.logIn(node);
            return true;
        } catch (NodeUnreachableException | NodeRefusedException e) {
            LOG.debug("Control node {} cannot serve: {}", node.name(), e.getMessage());
            return false;
        }
    }

    private Set<String> readyNames(KubernetesClusterId cluster) {
        try {
            return secrets.find(cluster, SecretName.KUBECONFIG).stream()
                    .flatMap(kubeconfig -> kube.nodes(kubeconfig).stream())
                    .filter(KubeNode::ready)
                    .map(KubeNode::name)
                    .collect(Collectors.toSet());
        } catch (KubeUnreachableException e) {
            // The API may be down together with a control node; then all nodes are tried over SSH.
            return Set.of();
        }
    }
}
