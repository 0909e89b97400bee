package dev.mold.koral.infra.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The script that runs on nodes, assembled from {@code scripts/node/} by the build. */
public final class NodeScript {
    private static final String RESOURCE = "/dev/mold/koral/node/koral-node";

    private final byte[] content;
    private final String version;

    /** @param content the whole script */
    public NodeScript(byte[] content) {
        this.content = content.clone();
        try {
            this.version = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256", missing);
        }
    }

    /** The script in the plugin's jar. */
    public static NodeScript bundled() {
        try (var in = NodeScript.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The plugin was built without " + RESOURCE);
            }
            return new NodeScript(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] content() {
        return content.clone();
    }

    /** What the script's {@code version} prints: its SHA-256, as hex digits. */
    public String version() {
        return version;
    }
}
