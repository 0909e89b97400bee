package dev.mold.koral.step;

import dev.mold.api.cloud.Address;
import dev.mold.api.cloud.Networks;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.koral.cloudinit.NodeUserData;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.node.Node;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.NodeAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How the nodes of a cluster are reached. */
public final class NodeAccesses {
    private final Networks networks;
    private final ClusterSecrets secrets;
    private final HostKeys hostKeys;

    public NodeAccesses(Networks networks, ClusterSecrets secrets) {
        this.networks = networks;
        this.secrets = secrets;
        this.hostKeys = new HostKeys(secrets);
    }

    /**
     * The public address of the cluster.
     *
     * @throws ApiException RESOURCE_UNAVAILABLE while its network has none
     */
    public Address address(ClusterContext context) {
        return networks.sourceNat(context.plan().network())
                .orElseThrow(() -> new ApiException(
                        Errors.RESOURCE_UNAVAILABLE,
                        "The network of Kubernetes cluster " + context.cluster().name() + " has no public address"));
    }

    /** The way to each node; reads the address, the key and the host keys of a node once. */
    public Function<Node, NodeAccess> of(ClusterContext context) {
        var host = address(context).ip();
        var key = secrets.find(context.id(), SecretName.SSH_KEY)
                .orElseThrow(() -> new ApiException(
                        Errors.INTERNAL,
                        "The SSH key of Kubernetes cluster " + context.cluster().name() + " is gone"));
        var known = new ConcurrentHashMap<Node, NodeAccess>();
        return node -> known.computeIfAbsent(node, first -> new NodeAccess(
                node.name(),
                host,
                node.sshPort(),
                NodeUserData.USER,
                key,
                hostKeys.accepted(context.id(), node)));
    }
}
