package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeAccess;
import java.util.List;

/** Identifies a node, the credentials used there and the host keys accepted from it. */
record NodeIdentity(NodeLogin login, List<String> hostKeys) {
    static NodeIdentity of(NodeAccess node) {
        return new NodeIdentity(NodeLogin.of(node), node.hostKeys());
    }
}
