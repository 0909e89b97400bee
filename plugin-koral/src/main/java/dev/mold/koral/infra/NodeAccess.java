package dev.mold.koral.infra;

/**
 * How a node is reached over SSH. Secret: the private key is unsealed for the length of one step only.
 *
 * @param name the node's name, for messages
 * @param host public address
 * @param port forwarded port
 * @param user login user
 * @param privateKey in OpenSSH's or PEM form
 * @param hostKey the one host key that is accepted, {@code ssh-ed25519 AAAA…}
 */
public record NodeAccess(String name, String host, int port, String user, String privateKey, String hostKey) {
    @Override
    public String toString() {
        return name + " (" + user + "@" + host + ":" + port + ")";
    }
}
