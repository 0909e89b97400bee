package dev.mold.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An answer over HTTP.
 *
 * @param description header {@code X-Description}
 * @param cookies values of {@code Set-Cookie}
 */
public record ApiAnswer(int status, String contentType, byte[] body, Optional<String> description, List<String> cookies) {
    private static final int MAX_DESCRIPTION_LENGTH = 1000;

    public static ApiAnswer of(int status, String contentType, byte[] body) {
        return new ApiAnswer(status, contentType, body, Optional.empty(), List.of());
    }

    ApiAnswer describedAs(String text) {
        return new ApiAnswer(status, contentType, body, Optional.of(text), cookies);
    }

    ApiAnswer with(List<String> more) {
        return new ApiAnswer(status, contentType, body, description, more);
    }

    /** @throws IOException if the caller has gone */
    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        description.ifPresent(text -> response.setHeader("X-Description", headerText(text)));
        cookies.forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        response.getOutputStream().write(body);
    }

    /** A header can hold but one line of plain characters. */
    private static String headerText(String text) {
        var line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > MAX_DESCRIPTION_LENGTH ? line.substring(0, MAX_DESCRIPTION_LENGTH) : line;
    }
}
