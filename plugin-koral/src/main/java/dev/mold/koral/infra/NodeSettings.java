package dev.mold.koral.infra;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a node script run, {@code KORAL_…} keys with their values. May hold secrets; shown without values.
 */
public record NodeSettings(Map<String, String> values) {
    public NodeSettings {
        values = Map.copyOf(values);
    }

    /** The text of {@code node.env}, keys in order. */
    public String render() {
        var text = new StringBuilder();
        new TreeMap<>(values).forEach((key, value) -> text.append(key)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        return text.toString();
    }

    @Override
    public String toString() {
        return new TreeMap<>(values).keySet().toString();
    }
}
