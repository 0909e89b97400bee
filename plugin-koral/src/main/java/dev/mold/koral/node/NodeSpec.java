package dev.mold.koral.node;

import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;

/**
 * Everything about a node that is chosen before it is created.
 *
 * @param ordinal its position among the nodes of the cluster, from 0; never used twice in a cluster
 * @param name its host name, which is also its name in Kubernetes
 * @param rootDiskGib size of its root disk in GiB
 * @param sshPort the public port that is forwarded to its SSH port
 * @param forwarding the port-forwarding rule for that port
 * @param hostKey its public SSH host key, {@code ssh-ed25519 AAAA…}
 */
public record NodeSpec(
        NodeId id,
        PoolId pool,
        SiteId site,
        NodeRole role,
        int ordinal,
        String name,
        VirtualMachineId machine,
        ServiceOfferingId offering,
        long rootDiskGib,
        int sshPort,
        PortForwardingRuleId forwarding,
        String hostKey) {
    NodeSpec withSshPort(int port) {
        return new NodeSpec(
                id,
                pool,
                site,
                role,
                ordinal,
                name,
                machine,
                offering,
                rootDiskGib,
                port,
                forwarding,
                hostKey);
    }
}
