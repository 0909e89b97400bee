package dev.mold.server.compute.simulator.base;

import dev.mold.api.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One line of a fault script.
 *
 * @param text the line as written
 * @param first occurrence that fails, from 1
 * @param last occurrence that fails
 */
record FaultRule(
        String text, FaultOperation operation, List<Match> matches, long first, long last, Fault fault) {
    private static final Pattern LINE = Pattern.compile("(?<operation>\\w+ \\w+)\\s+(?<selector>\\S+)"
            + "(?:\\s+(?<count>always|#\\d+\\+?))?\\s+(?<error>[A-Z]+)(?:\\s+(?<message>\\S.*))?");
    private static final Pattern TERM = Pattern.compile("(?<key>\\w+)(?<how>[~=])(?<value>.+)");

    /** One condition on an attribute of the operation. */
    record Match(String key, boolean whole, String value) {
        boolean holds(Map<String, String> attributes) {
            var found = attributes.getOrDefault(key, "");
            return whole ? found.equals(value) : found.contains(value);
        }
    }

    /** @throws ApiException INVALID_PARAMETER if the line is not a valid rule */
    static FaultRule parse(String line) {
        var text = line.strip().replaceAll("\\s+", " ");
        var parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw ApiException.invalid("Fault script: unable to understand '" + text + "'");
        }
        var operation = FaultOperation.of(parts.group("operation"))
                .orElseThrow(() -> ApiException.invalid(
                        "Fault script: unknown operation '" + parts.group("operation") + "'"));
        var error = error(parts.group("error"));
        if (!operation.canShow(error)) {
            throw ApiException.invalid("Fault script: '" + operation.words() + "' cannot show " + error);
        }
        var message = parts.group("message") == null ? error.text() : parts.group("message");
        var count = parts.group("count");
        var first = count == null || count.equals("always") ? 1 : Long.parseLong(count.replaceAll("\\D", ""));
        var last = count != null && count.matches("#\\d+") ? first : Long.MAX_VALUE;
        return new FaultRule(
                text, operation, terms(parts.group("selector")), first, last, new Fault(error, message));
    }

    boolean concerns(FaultOperation what, Map<String, String> attributes) {
        return operation == what && matches.stream().allMatch(match -> match.holds(attributes));
    }

    boolean dueAt(long occurrence) {
        return occurrence >= first && occurrence <= last;
    }

    private static FaultError error(String name) {
        try {
            return FaultError.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Fault script: unknown error '" + name + "'");
        }
    }

    private static List<Match> terms(String selector) {
        var terms = new ArrayList<Match>();
        if (selector.equals("*")) {
            return terms;
        }
        for (var part : selector.split(",")) {
            var term = TERM.matcher(part);
            if (!term.matches()) {
                throw ApiException.invalid("Fault script: unable to understand the selector '" + selector + "'");
            }
            terms.add(new Match(term.group("key"), term.group("how").equals("="), term.group("value")));
        }
        return terms;
    }
}
