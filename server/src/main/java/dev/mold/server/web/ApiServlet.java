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

    /** Of at most 2 MiB each, which take about three times as much while they are decoded. */
    private static final int MAX_LARGE_BODIES = 4;

    private static final int PATIENCE_SECONDS = 30;

    private final transient RequestReader reader = new RequestReader();
    private final transient BodyRoom room = new BodyRoom(MAX_LARGE_BODIES, PATIENCE_SECONDS);
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
        try (var place = room.place()) {
            answer = answer(request, place);
        }
        if (answer.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "POST");
        }
        answer.writeTo(response);
    }

    private ApiAnswer answer(HttpServletRequest request, BodyRoom.Place place) throws IOException {
        try {
            return engine.answer(reader.read(request, place));
        } catch (UnreadableRequest e) {
            return engine.unreadable(e);
        }
    }
}
