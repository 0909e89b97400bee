package dev.mold.koral.infra;

import java.util.List;

/**
 * The SSH address and credentials of a node. Secret: the private key is decrypted for one step only.
 *
 * @param name the node's name, for messages
 * @param host public address
 * @param port forwarded port
 * @param user login user
 * @param privateKey in OpenSSH or PEM format
 * @param hostKeys the accepted host keys, {@code ssh-ed25519 AAAA…}: one, or the new and the old one while a node
 *     changes its key
 */
public record NodeAccess(String name, String host, int port, String user, String privateKey, List<String> hostKeys) {
    public NodeAccess {
        hostKeys = List.copyOf(hostKeys);
    }

    /** A copy that accepts these host keys. */
    public NodeAccess accepting(List<String> keys) {
        return new NodeAccess(name, host, port, user, privateKey, keys);
    }

    @Override
    public String toString() {
        return name + " (" + user + "@" + host + ":" + port + ")";
    }
}
