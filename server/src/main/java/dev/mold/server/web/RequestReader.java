package dev.mold.server.web;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.ErrorKind;
import dev.mold.api.error.Errors;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a request's parameters and cookies. */
final class RequestReader {
    static final int MAX_BODY_BYTES = 2 << 20;
    private static final int SMALL_BODY_BYTES = 16 << 10;
    private static final int MAX_DROPPED_BYTES = 32 << 20;
    /** A client that sends a byte now and then would keep its place forever. */
    private static final Duration MAX_READING = Duration.ofSeconds(30);
    private static final int BUFFER = 16 << 10;
    private static final ErrorCode TOO_SLOW = new ErrorCode("BODY_TOO_SLOW", ErrorKind.USER, 408, 9999);
    private static final ErrorCode TOO_LARGE = new ErrorCode("BODY_TOO_LARGE", ErrorKind.USER, 413, 9999);
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * @param place which is taken if the body is large
     * @throws UnreadableRequest MALFORMED_PARAMETER for an invalid encoding or too many parameters, 413 for a body over
     *     2 MiB, 408 for one that comes too slowly, RATE_LIMITED if there is no room for a large one
     * @throws IOException if the client closes the connection
     */
    ApiRequest read(HttpServletRequest request, BodyRoom.Place place) throws IOException, UnreadableRequest {
        var post = request.getMethod().equals("POST");
        var raw = new ApiRequest.Raw(
                Optional.ofNullable(request.getQueryString()).orElse(""),
                Optional.ofNullable(request.getContentType()).orElse(""),
                post ? body(request, place) : new byte[0]);
        // Tomcat decodes each byte to a character; unescaped text is UTF-8
        var query = utf8(raw.query().getBytes(StandardCharsets.ISO_8859_1));
        var body = text(raw.body());
        try {
            return new ApiRequest(
                    request.getRemoteAddr(),
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
    private static byte[] body(HttpServletRequest request, BodyRoom.Place place)
            throws IOException, UnreadableRequest {
        var type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, FORM, 0, FORM.length())) {
            return new byte[0];
        }
        var input = request.getInputStream();
        var until = System.nanoTime() + MAX_READING.toNanos();
        var bytes = new ByteArrayOutputStream();
        if (request.getContentLengthLong() <= SMALL_BODY_BYTES) {
            read(input, bytes, SMALL_BODY_BYTES + 1, until, request);
            if (bytes.size() <= SMALL_BODY_BYTES) {
                return bytes.toByteArray();
            }
        }
        if (!place.take()) {
            drop(input);
            throw unreadable(Errors.RATE_LIMITED, "The server is busy with other large requests", request);
        }
        read(input, bytes, MAX_BODY_BYTES + 1, until, request);
        if (bytes.size() > MAX_BODY_BYTES) {
            drop(input);
        }
        return bytes.toByteArray();
    }

    /** Reads up to that many bytes in all. */
    private static void read(
            InputStream input, ByteArrayOutputStream bytes, int most, long until, HttpServletRequest request)
            throws IOException, UnreadableRequest {
        var buffer = new byte[BUFFER];
        while (bytes.size() < most) {
            var read = input.read(buffer, 0, Math.min(buffer.length, most - bytes.size()));
            if (read < 0) {
                return;
            }
            bytes.write(buffer, 0, read);
            if (System.nanoTime() > until) {
                throw unreadable(TOO_SLOW, "The request's body came too slowly", request);
            }
        }
    }

    private static UnreadableRequest unreadable(ErrorCode code, String text, HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        return new UnreadableRequest(new ApiException(code, text), ApiRequest.wantsJson(query));
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
