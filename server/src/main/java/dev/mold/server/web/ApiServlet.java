package dev.mold.server.web;

import dev.mold.api.error.ApiException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The endpoint {@code /client/api}. */
final class ApiServlet extends HttpServlet {
    static final String NAME = "api";

    /** For answers that are data, whatever a browser may take them for. */
    static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "1;mode=block",
            "content-security-policy", "default-src 'none'",
            "Cache-Control", "no-store");

    private static final int MOST_DESCRIPTION = 1000;

    private final transient RequestReader reader = new RequestReader();
    private final transient ApiEngine engine;

    ApiServlet(ApiEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(answer(request), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(answer(request), response);
    }

    private ApiAnswer answer(HttpServletRequest request) throws IOException {
        ApiRequest read;
        try {
            read = reader.read(request);
        } catch (ApiException e) {
            var query = request.getQueryString();
            return engine.unreadable(e, query != null && query.contains("response=json"));
        }
        return engine.answer(read);
    }

    private static void write(ApiAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        if (answer.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "POST");
        }
        answer.description().ifPresent(text -> response.setHeader("X-Description", headerText(text)));
        answer.cookies().forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        response.getOutputStream().write(answer.body());
    }

    /** A header can hold but one line of plain characters. */
    private static String headerText(String text) {
        var line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > MOST_DESCRIPTION ? line.substring(0, MOST_DESCRIPTION) : line;
    }
}
