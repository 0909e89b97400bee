package dev.mold.server.web;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Decodes {@code name=value&…}. */
final class FormDecoder {
    private static final int MAX_PARAMETERS = 10_000;

    private FormDecoder() {}

    /** If a name is repeated, its last value counts. */
    static void query(String text, Map<String, String> parameters) {
        each(text, parameters, false);
    }

    /** If a name is repeated, its first value counts. */
    static void body(String text, Map<String, String> parameters) {
        each(text, parameters, true);
    }

    private static void each(String text, Map<String, String> parameters, boolean firstCounts) {
        var start = 0;
        while (start <= text.length()) {
            var end = text.indexOf('&', start);
            if (end < 0) {
                end = text.length();
            }
            if (end > start) {
                if (parameters.size() == MAX_PARAMETERS) {
                    throw new ApiException(
                            Errors.MALFORMED_PARAMETER, "The request has more than " + MAX_PARAMETERS + " parameters");
                }
                pair(text.substring(start, end), parameters, firstCounts);
            }
            start = end + 1;
        }
    }

    private static void pair(String token, Map<String, String> parameters, boolean firstCounts) {
        var equals = token.indexOf('=');
        if (equals < 0) {
            parameters.putIfAbsent(decode(token), "");
            return;
        }
        var name = decode(token.substring(0, equals));
        var value = decode(token.substring(equals + 1));
        if (firstCounts) {
            parameters.putIfAbsent(name, value);
        } else {
            parameters.put(name, value);
        }
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(Errors.MALFORMED_PARAMETER, "A parameter is not URL-encoded: a bad % sequence", e);
        }
    }
}
