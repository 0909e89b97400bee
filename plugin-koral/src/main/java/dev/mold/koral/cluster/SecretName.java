package dev.mold.koral.cluster;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.node.NodeRole;

/** Which of a cluster's secrets. */
public record SecretName(String value) {
    /** The private half of the key that Koral logs in with. */
    public static final SecretName SSH_KEY = new SecretName("ssh-key");

    /** The administrator's kubeconfig. */
    public static final SecretName KUBECONFIG = new SecretName("kubeconfig");

    public static final SecretName REGISTRY_PASSWORD = new SecretName("registry-password");

    /** The private SSH host key that a node is given. */
    public static SecretName hostKey(VirtualMachineId machine) {
        return new SecretName("host-key/" + machine);
    }

    /** The public SSH host keys that are accepted of a node since it made one of its own; kept here against forgery. */
    public static SecretName acceptedHostKeys(VirtualMachineId machine) {
        return new SecretName("accepted-host-keys/" + machine);
    }

    /** What nodes of a role join with, while they do. */
    public static SecretName join(NodeRole role) {
        return new SecretName("join/" + role.wireName());
    }
}
