package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeAccess;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Identifies a node and the credentials used there. Holds only a hash of the private key, which must not be kept after
 * its step.
 */
record NodeIdentity(String host, int port, String user, List<String> hostKeys, String privateKeyHash) {
    static NodeIdentity of(NodeAccess node) {
        return new NodeIdentity(node.host(), node.port(), node.user(), node.hostKeys(), hash(node.privateKey()));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256", missing);
        }
    }
}
