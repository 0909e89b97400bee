package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.Sha256;

/**
 * A node and the credentials used there. Holds only a hash of the private key, which must not be kept after its step.
 */
record NodeLogin(String host, int port, String user, String privateKeyHash) {
    static NodeLogin of(NodeAccess node) {
        return new NodeLogin(node.host(), node.port(), node.user(), Sha256.hex(node.privateKey()));
    }
}
