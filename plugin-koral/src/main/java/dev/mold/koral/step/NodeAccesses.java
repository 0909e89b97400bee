package dev.mold.koral.step;

import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.koral.cloudinit.NodeUserData;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.node.Node;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The SSH access to the nodes of a cluster. */
public final class NodeAccesses {
    private final Networks networks;
    private final ClusterSecrets secrets;

    public NodeAccesses(Networks networks, ClusterSecrets secrets) {
        this.networks = networks;
        this.secrets = secrets;
    }

    /**
     * The public address of the cluster.
     *
     * @throws ApiException RESOURCE_UNAVAILABLE if its network has none yet
     */
    public PublicIpAddress address(ClusterContext context) {
        return networks.sourceNat(context.plan().network())
                .orElseThrow(() -> new ApiException(
                        Errors.RESOURCE_UNAVAILABLE,
                        "The network of Kubernetes cluster " + context.cluster().name() + " has no public address"));
    }

    /** A function that returns the access to a node; reads address and keys once per node. */
    public Function<Node, NodeAccess> of(ClusterContext context) {
        var known = new ConcurrentHashMap<Node, NodeAccess>();
        return node -> known.computeIfAbsent(node, first -> access(context, node));
    }

    private NodeAccess access(ClusterContext context, Node node) {
        var accepted = SecretName.acceptedHostKeys(node.machine());
        var keys = secrets.find(context.id(), List.of(SecretName.SSH_KEY, accepted));
        var logIn = Optional.ofNullable(keys.get(SecretName.SSH_KEY))
                .orElseThrow(() -> new ApiException(
                        Errors.INTERNAL,
                        "The SSH key of Kubernetes cluster " + context.cluster().name() + " is gone"));
        return new NodeAccess(
                node.name(),
                host(context, node),
                node.sshPort(),
                NodeUserData.USER,
                logIn,
                AcceptedHostKeys.accepted(Optional.ofNullable(keys.get(accepted)), node));
    }

    /** The address of the node's site, or the network's if none has been recorded yet. */
    private String host(ClusterContext context, Node node) {
        return context.plan()
                .site(node.spec().site())
                .publicIp()
                .orElseGet(() -> address(context).ip());
    }
}
