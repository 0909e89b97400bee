package dev.mold.server.web;

import dev.mold.api.command.IndexedParams;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request's parameters by lower-cased name; {@code name[0].field=value} is grouped under its name. */
final class RequestParameters {
    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, TreeMap<Integer, Map<String, String>>> indexed = new HashMap<>();

    /** @throws ApiException for control characters (431) and malformed names (430) */
    static RequestParameters of(Map<String, String> sent) {
        var parameters = new RequestParameters();
        sent.forEach(parameters::add);
        return parameters;
    }

    private void add(String name, String value) {
        refuseControlCharacters(name, value);
        if (name.indexOf('[') > 0) {
            addIndexed(name, value);
        } else {
            plain.put(name.toLowerCase(Locale.ROOT), value);
        }
    }

    private static void refuseControlCharacters(String name, String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' || c == 127) {
                throw new ApiException(
                        Errors.PARAMETER_REFUSED,
                        "Received value for parameter " + name
                                + " is invalid, contains illegal ASCII non-printable characters");
            }
        }
    }

    private void addIndexed(String name, String value) {
        var open = name.indexOf('[');
        var close = name.indexOf(']');
        var dot = name.indexOf('.');
        if (name.lastIndexOf('[') != open || close < open || name.lastIndexOf(']') != close || dot < close) {
            throw malformed(name);
        }
        indexed.computeIfAbsent(name.substring(0, open).toLowerCase(Locale.ROOT), key -> new TreeMap<>())
                .computeIfAbsent(index(name, name.substring(open + 1, close)), key -> new LinkedHashMap<>())
                .put(name.substring(dot + 1), value);
    }

    private static int index(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw malformed(name);
        }
    }

    private static ApiException malformed(String name) {
        return new ApiException(
                Errors.MALFORMED_PARAMETER,
                "Malformed parameter name " + name + ": name[index].field is expected, with a number for the index");
    }

    /** The value, or null. */
    String value(String key) {
        return plain.get(key);
    }

    /** The groups of a map parameter, or null. */
    IndexedParams groups(String key) {
        var groups = indexed.get(key);
        return groups == null ? null : new IndexedParams(new ArrayList<>(groups.values()));
    }

    /** Groups as one map: a group of {@code key} and {@code value} is one entry, any other adds all its fields. */
    static Map<String, String> merge(List<Map<String, String>> groups) {
        var merged = new LinkedHashMap<String, String>();
        for (var group : groups) {
            if (group.containsKey("key") && group.containsKey("value")) {
                merged.put(group.get("key"), group.get("value"));
            } else {
                merged.putAll(group);
            }
        }
        return Map.copyOf(merged);
    }
}
