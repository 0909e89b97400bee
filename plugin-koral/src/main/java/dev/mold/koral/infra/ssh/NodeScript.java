package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The script that runs on nodes, assembled from {@code scripts/node/} by the build. */
public final class NodeScript {
    private static final String RESOURCE = "/dev/mold/koral/node/koral-node";

    private final byte[] content;
    private final String version;

    /** @param content the whole script */
    public NodeScript(byte[] content) {
        this.content = content.clone();
        this.version = Sha256.hex(content);
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
