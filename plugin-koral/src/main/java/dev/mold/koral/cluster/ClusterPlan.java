package dev.mold.koral.cluster;

import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import java.util.List;

/**
 * Everything that is made for a cluster, with ids chosen beforehand so that to make it twice makes it once.
 *
 * @param sshPublicKey the public half of the key that Koral logs in with
 * @param nodes in order, control nodes first
 */
public record ClusterPlan(NetworkId network, ClusterRules rules, String sshPublicKey, List<Node> nodes) {
    public ClusterPlan {
        nodes = List.copyOf(nodes);
    }

    public List<Node> nodes(NodeRole role) {
        return nodes.stream().filter(node -> node.role() == role).toList();
    }

    public List<MachineId> machines() {
        return nodes.stream().map(Node::machine).toList();
    }

    /** The node that the control plane begins with. */
    public Node firstControl() {
        return nodes.get(0);
    }
}
