package dev.mold.server.web;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as sent, decoded.
 *
 * @param address of the client
 * @param post whether it was posted
 * @param raw the same as it came in, for whoever passes it on
 * @param parameters of query and body, by the names as sent
 * @param sessionId cookie {@code JSESSIONID}
 * @param sessionKeyCookie cookie {@code sessionkey}
 */
public record ApiRequest(
        String address,
        boolean post,
        Raw raw,
        Map<String, String> parameters,
        Optional<String> sessionId,
        Optional<String> sessionKeyCookie) {
    private static final String JSON = "json";

    /**
     * A request as it came in.
     *
     * @param query what followed the question mark; a byte a character, not decoded
     * @param contentType of the body; empty if none was named
     * @param body a form's bytes
     */
    public record Raw(String query, String contentType, byte[] body) {
        static Raw of(String query) {
            return new Raw(query, "", new byte[0]);
        }
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The parameter of that name in any case. */
    public Optional<String> parameterIgnoringCase(String name) {
        var exact = parameters.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (var entry : parameters.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    public Optional<String> command() {
        return parameter("command");
    }

    public boolean wantsJson() {
        return JSON.equalsIgnoreCase(parameters.get("response"));
    }

    /** The same of parameters that cannot be decoded, as they were sent. */
    static boolean wantsJson(String encoded) {
        return Stream.of(encoded.split("&")).anyMatch(("response=" + JSON)::equalsIgnoreCase);
    }
}
