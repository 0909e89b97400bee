package dev.mold.koral.infra;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a run of the node script, {@code KORAL_…} keys with their values. May hold secrets; {@code toString}
 * omits the values.
 */
public record NodeSettings(Map<String, String> values) {
    /** End marker: the node rejects settings without it as truncated. */
    private static final String END = "# end\n";

    public NodeSettings {
        values = Map.copyOf(values);
    }

    /** The format that the node reads: one line per key, sorted, and an end marker. */
    public String render() {
        var text = new StringBuilder();
        new TreeMap<>(values).forEach((key, value) -> text.append(key)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        return text.append(END).toString();
    }

    /** SHA-256 of {@link #render()} as 64 hex digits: by this a node reports which settings a task ran with. */
    public String hash() {
        return Sha256.hex(render());
    }

    @Override
    public String toString() {
        return new TreeMap<>(values).keySet().toString();
    }
}
