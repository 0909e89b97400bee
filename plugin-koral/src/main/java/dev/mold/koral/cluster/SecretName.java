package dev.mold.koral.cluster;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.node.NodeRole;

/** The name of a secret of a cluster. */
public record SecretName(String value) {
    /** The private key that Koral logs in with. */
    public static final SecretName SSH_KEY = new SecretName("ssh-key");

    /** The administrator's kubeconfig. */
    public static final SecretName KUBECONFIG = new SecretName("kubeconfig");

    public static final SecretName REGISTRY_PASSWORD = new SecretName("registry-password");

    /** The private SSH host key in a node's user data. */
    public static SecretName hostKey(VirtualMachineId machine) {
        return new SecretName("host-key/" + machine);
    }

    /**
     * The public SSH host keys accepted from a node since it generated its own; stored here so that they cannot be
     * forged.
     */
    public static SecretName acceptedHostKeys(VirtualMachineId machine) {
        return new SecretName("accepted-host-keys/" + machine);
    }

    /** The join credentials of nodes of a role, while they join. */
    public static SecretName join(NodeRole role) {
        return new SecretName("join/" + role.wireName());
    }
}
