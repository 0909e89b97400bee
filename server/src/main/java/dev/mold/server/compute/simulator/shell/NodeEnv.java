package dev.mold.server.compute.simulator.shell;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings of a task, from {@code node.env}. */
record NodeEnv(Map<String, String> values) {
    private static final Pattern LINE = Pattern.compile("(?m)^([A-Z0-9_]+)='([^']*+(?:'\\\\''[^']*+)*+)'$");

    static NodeEnv parse(String text) {
        var values = new TreeMap<String, String>();
        var line = LINE.matcher(text);
        while (line.find()) {
            values.put(line.group(1), line.group(2).replace("'\\''", "'"));
        }
        return new NodeEnv(values);
    }

    /** Empty for a value that is missing. */
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

    /** A required value of a certain form. */
    String required(String key, String form) throws TaskFailure {
        var value = required(key);
        if (!value.matches(form)) {
            throw new TaskFailure(key + " is malformed");
        }
        return value;
    }
}
