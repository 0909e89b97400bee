package dev.mold.server.web;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a request's parameters and cookies. */
final class RequestReader {
    static final int MAX_BODY_BYTES = 2 << 20;
    private static final int MAX_DROPPED_BYTES = 32 << 20;
    private static final int BUFFER = 16 << 10;
    private static final ErrorCode TOO_LARGE = new ErrorCode("BODY_TOO_LARGE", ErrorKind.USER, 413, 9999);
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * @throws UnreadableRequest MALFORMED_PARAMETER for an invalid encoding, 413 for a body over 2 MiB
     * @throws IOException if the client closes the connection
     */
    ApiRequest read(HttpServletRequest request) throws IOException, UnreadableRequest {
        var post = request.getMethod().equals("POST");
        var raw = new ApiRequest.Raw(
                Optional.ofNullable(request.getQueryString()).orElse(""),
                Optional.ofNullable(request.getContentType()).orElse(""),
                post ? body(request) : new byte[0]);
        // Tomcat decodes each byte to a character; unescaped text is UTF-8
        var query = utf8(raw.query().getBytes(StandardCharsets.ISO_8859_1));
        var body = text(raw.body());
        try {
            return new ApiRequest(
                    post,
                    raw,
                    parameters(query, body),
                    cookie(request, "JSESSIONID"),
                    cookie(request, "sessionkey"));
        } catch (ApiException e) {
            throw new UnreadableRequest(e, ApiRequest.wantsJson(query) || ApiRequest.wantsJson(body));
        }
    }

    private static Map<String, String> parameters(String query, String body) {
        if (body.length() > MAX_BODY_BYTES) {
            throw new ApiException(TOO_LARGE, "The request's body is larger than " + MAX_BODY_BYTES + " bytes");
        }
        var parameters = new LinkedHashMap<String, String>();
        FormDecoder.body(body, parameters);
        FormDecoder.query(query, parameters);
        return parameters;
    }

    /** The form that was posted; one byte over the limit is enough to see that it is too large. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, FORM, 0, FORM.length())) {
            return new byte[0];
        }
        var input = request.getInputStream();
        var bytes = input.readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            drop(input);
        }
        return bytes;
    }

    /** A client that is still sending when the connection is closed would not get the answer. */
    private static void drop(InputStream input) throws IOException {
        var buffer = new byte[BUFFER];
        var left = MAX_DROPPED_BYTES;
        while (left > 0) {
            var read = input.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    private static String text(byte[] body) {
        return body.length > MAX_BODY_BYTES ? new String(body, StandardCharsets.ISO_8859_1) : utf8(body);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (var cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
