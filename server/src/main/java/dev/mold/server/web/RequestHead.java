package dev.mold.server.web;

import java.nio.charset.StandardCharsets;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** The line and the headers of a request as they were received, even if Tomcat could not parse them. */
final class RequestHead {
    private final Request request;

    RequestHead(Request request) {
        this.request = request;
    }

    /** How many bytes were read, those of the body that came with them included. */
    int bytes() {
        return request.getInputBuffer() instanceof ApplicationBufferHandler handler
                ? handler.getByteBuffer().limit()
                : 0;
    }

    /** Whether the answer is to be JSON, as far as the query tells. */
    boolean wantsJson() {
        return ApiRequest.wantsJson(request.queryString().isNull() ? unreadQuery() : request.queryString().toString());
    }

    private String unreadQuery() {
        if (!(request.getInputBuffer() instanceof ApplicationBufferHandler handler)) {
            return "";
        }
        var buffer = handler.getByteBuffer();
        var line = new String(buffer.array(), buffer.arrayOffset(), buffer.limit(), StandardCharsets.ISO_8859_1)
                .split("[\r\n]", 2)[0];
        var query = line.substring(line.indexOf('?') + 1);
        return query.split(" ", 2)[0];
    }
}
