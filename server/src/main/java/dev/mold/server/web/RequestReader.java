package dev.mold.server.web;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a request's parameters and cookies off HTTP. */
final class RequestReader {
    static final int MOST_BODY_BYTES = 1 << 20;
    private static final ErrorCode TOO_LARGE = new ErrorCode("BODY_TOO_LARGE", ErrorKind.USER, 413, 9999);
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * @throws ApiException MALFORMED_PARAMETER for bad encoding, 413 for a body over 1 MiB
     * @throws IOException if the caller goes away
     */
    ApiRequest read(HttpServletRequest request) throws IOException {
        var parameters = new LinkedHashMap<String, String>();
        var post = request.getMethod().equals("POST");
        if (post) {
            readBody(request, parameters);
        }
        if (request.getQueryString() != null) {
            FormDecoder.query(request.getQueryString(), parameters);
        }
        return new ApiRequest(post, parameters, cookie(request, "JSESSIONID"), cookie(request, "sessionkey"));
    }

    private static void readBody(HttpServletRequest request, Map<String, String> parameters) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, FORM, 0, FORM.length())) {
            return;
        }
        if (request.getContentLengthLong() > MOST_BODY_BYTES) {
            throw tooLarge();
        }
        var body = request.getInputStream().readNBytes(MOST_BODY_BYTES + 1);
        if (body.length > MOST_BODY_BYTES) {
            throw tooLarge();
        }
        FormDecoder.body(new String(body, StandardCharsets.UTF_8), parameters);
    }

    private static ApiException tooLarge() {
        return new ApiException(TOO_LARGE, "The request's body is larger than " + MOST_BODY_BYTES + " bytes");
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
