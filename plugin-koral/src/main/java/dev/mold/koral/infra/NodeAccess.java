package dev.mold.koral.infra;

import java.util.List;

/**
 * How a node is reached over SSH. Secret: the private key is unsealed for the length of one step only.
 *
 * @param name the node's name, for messages
 * @param host public address
 * @param port forwarded port
 * @param user login user
 * @param privateKey in OpenSSH's or PEM form
 * @param hostKeys the host keys that are accepted, {@code ssh-ed25519 AAAA…}: one, and while a node changes its key the
 *     one that is to come and the former one
 */
public record NodeAccess(String name, String host, int port, String user, String privateKey, List<String> hostKeys) {
    public NodeAccess {
        hostKeys = List.copyOf(hostKeys);
    }

    /** The same way, to a node that shows one of these host keys. */
    public NodeAccess accepting(List<String> keys) {
        return new NodeAccess(name, host, port, user, privateKey, keys);
    }

    @Override
    public String toString() {
        return name + " (" + user + "@" + host + ":" + port + ")";
    }
}
