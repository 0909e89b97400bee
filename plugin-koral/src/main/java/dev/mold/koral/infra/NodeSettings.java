package dev.mold.koral.infra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a node script run, {@code KORAL_…} keys with their values. May hold secrets; shown without values.
 */
public record NodeSettings(Map<String, String> values) {
    /** The node takes nothing for whole that does not end with this line. */
    private static final String END = "# end\n";

    public NodeSettings {
        values = Map.copyOf(values);
    }

    /** As the node reads them: keys in order, a line each, and a last line that says that this is all. */
    public String render() {
        var text = new StringBuilder();
        new TreeMap<>(values).forEach((key, value) -> text.append(key)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        return text.append(END).toString();
    }

    /** SHA-256 of {@link #render()} as 64 hex digits: what the node tells of the settings of a task. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(render().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This JVM has no SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return new TreeMap<>(values).keySet().toString();
    }
}
