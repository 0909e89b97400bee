package dev.mold.server.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The endpoint {@code /client/api}. */
final class ApiServlet extends HttpServlet {
    static final String NAME = "api";

    /** Keep browsers from interpreting answers as anything but data. */
    static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "1;mode=block",
            "content-security-policy", "default-src 'none'",
            "Cache-Control", "no-store");

    private final transient RequestReader reader = new RequestReader();
    private final transient ApiEngine engine;

    ApiServlet(ApiEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ApiAnswer answer;
        try {
            answer = engine.answer(reader.read(request));
        } catch (UnreadableRequest e) {
            answer = engine.unreadable(e);
        }
        if (answer.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "POST");
        }
        answer.writeTo(response);
    }
}
