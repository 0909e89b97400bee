package dev.mold.server.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers that the server accepts requests, and nothing else. */
final class PingServlet extends HttpServlet {
    private static final byte[] ANSWER = "pong\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=US-ASCII");
        response.setContentLength(ANSWER.length);
        response.getOutputStream().write(ANSWER);
    }
}
