package dev.mold.server.testing;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came over HTTP. */
public record ApiResponse(int status, HttpHeaders headers, String body) {
    /** The body as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The only top-level key. @throws AssertionError if there is another or none */
    public String key() {
        var names = json().propertyNames();
        if (names.size() != 1) {
            throw new AssertionError("Exactly one top-level key was expected: " + body);
        }
        return names.iterator().next();
    }

    /** What stands under the only top-level key. */
    public JsonNode content() {
        return json().get(key());
    }

    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }
}
