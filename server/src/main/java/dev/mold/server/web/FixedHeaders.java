package dev.mold.server.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Adds headers that are the same for every answer of one servlet. A servlet could set them too, but only as text, which
 * Tomcat would encode for each answer; here they are encoded once.
 */
final class FixedHeaders extends ValveBase {
    private final String servlet;
    private final Map<byte[], byte[]> headers = new LinkedHashMap<>();

    /** @param headers plain ASCII, values by names */
    FixedHeaders(String servlet, Map<String, String> headers) {
        super(true);
        this.servlet = servlet;
        headers.forEach((name, value) -> this.headers.put(bytes(name), bytes(value)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var wrapper = request.getWrapper();
        if (wrapper != null && servlet.equals(wrapper.getName())) {
            var answer = response.getCoyoteResponse().getMimeHeaders();
            headers.forEach((name, value) ->
                    answer.addValue(name, 0, name.length).setBytes(value, 0, value.length));
        }
        getNext().invoke(request, response);
    }
}
