package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeAccess;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A node and the credentials used there. Holds only a hash of the private key, which must not be kept after its step.
 */
record NodeLogin(String host, int port, String user, String privateKeyHash) {
    static NodeLogin of(NodeAccess node) {
        return new NodeLogin(node.host(), node.port(), node.user(), hash(node.privateKey()));
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
