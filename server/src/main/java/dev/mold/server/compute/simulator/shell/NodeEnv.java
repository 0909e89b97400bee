package dev.mold.server.compute.simulator.shell;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The settings of a task.
 *
 * @param hash SHA-256 of the original text
 */
record NodeEnv(Map<String, String> values, String hash) {
    private static final Pattern LINE = Pattern.compile("(?m)^([A-Z0-9_]+)='([^']*+(?:'\\\\''[^']*+)*+)'$");

    private static final String END = "# end\n";

    /** Parses settings; empty if the text is truncated. */
    static Optional<NodeEnv> parse(String text) {
        if (!text.equals(END) && !text.endsWith("\n" + END)) {
            return Optional.empty();
        }
        var values = new TreeMap<String, String>();
        var line = LINE.matcher(text);
        while (line.find()) {
            values.put(line.group(1), line.group(2).replace("'\\''", "'"));
        }
        return Optional.of(new NodeEnv(values, NodeDisks.sha256(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** The value; empty if it is missing. */
    String optional(String key) {
        return values.getOrDefault(key, "");
    }

    String required(String key) throws TaskFailure {
        var value = optional(key);
        if (value.isEmpty()) {
            throw new TaskFailure(key + " is not set");
        }
        return value;
    }

    /** A required value that matches a pattern. */
    String required(String key, String form) throws TaskFailure {
        var value = required(key);
        if (!value.matches(form)) {
            throw new TaskFailure(key + " is malformed");
        }
        return value;
    }
}
