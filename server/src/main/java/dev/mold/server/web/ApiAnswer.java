package dev.mold.server.web;

import java.util.List;
import java.util.Optional;

/**
 * What goes back over HTTP.
 *
 * @param description header {@code X-Description}
 * @param cookies values of {@code Set-Cookie}
 */
record ApiAnswer(int status, String contentType, byte[] body, Optional<String> description, List<String> cookies) {
    static ApiAnswer of(int status, String contentType, byte[] body) {
        return new ApiAnswer(status, contentType, body, Optional.empty(), List.of());
    }

    ApiAnswer describedAs(String text) {
        return new ApiAnswer(status, contentType, body, Optional.of(text), cookies);
    }

    ApiAnswer with(List<String> more) {
        return new ApiAnswer(status, contentType, body, description, more);
    }
}
