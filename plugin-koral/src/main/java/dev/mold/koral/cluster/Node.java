package dev.mold.koral.cluster;

import dev.mold.api.id.MachineId;
import dev.mold.api.id.PortForwardingRuleId;

/**
 * A node as planned: everything about it is chosen before it is made.
 *
 * @param name its host name, which is also its name in Kubernetes
 * @param ordinal its position in the cluster, control nodes first, from 0
 * @param sshPort the public port that leads to its SSH port
 * @param forwarding the rule for that port
 * @param hostKey its public SSH host key, {@code ssh-ed25519 AAAA…}
 */
public record Node(
        MachineId machine,
        String name,
        NodeRole role,
        int ordinal,
        int sshPort,
        PortForwardingRuleId forwarding,
        String hostKey) {

    public boolean control() {
        return role == NodeRole.CONTROL;
    }
}
