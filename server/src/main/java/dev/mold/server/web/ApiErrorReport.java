package dev.mold.server.web;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.ErrorKind;
import dev.mold.api.error.Errors;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that Tomcat refuses, or whose servlet failed, in the form of the API's errors. */
final class ApiErrorReport extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrorReport.class);

    private final AnswerRenderer renderer;
    private final int mostHeadBytes;

    /**
     * @param renderer must work whatever else has failed
     * @param mostHeadBytes maximum size of a request's line and headers together, in bytes
     */
    ApiErrorReport(AnswerRenderer renderer, int mostHeadBytes) {
        this.renderer = renderer;
        this.mostHeadBytes = mostHeadBytes;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var canWrite = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, canWrite);
        if (!canWrite.get()) {
            return;
        }
        var head = new RequestHead(request.getCoyoteRequest());
        var error = error(request, response.getStatus(), head);
        try {
            ApiServlet.HEADERS.forEach(response::setHeader);
            if (error.code().wireCode() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
                response.setHeader("Allow", "GET, POST");
            }
            renderer.error(ApiEngine.NO_ENTITY_KEY, error, error.getMessage(), head.wantsJson())
                    .writeTo(response);
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("An error could not be answered: the client has gone", e);
        }
    }

    private ApiException error(Request request, int status, RequestHead head) {
        if (status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return new ApiException(Errors.INTERNAL, ApiEngine.HIDDEN);
        }
        if (status == HttpServletResponse.SC_BAD_REQUEST && head.bytes() >= mostHeadBytes) {
            return error(
                    HttpServletResponse.SC_REQUEST_URI_TOO_LONG,
                    "The request's line and headers are longer than " + mostHeadBytes
                            + " bytes together; long parameters can be posted");
        }
        return error(
                status,
                switch (status) {
                    case HttpServletResponse.SC_BAD_REQUEST -> "The request is not well-formed HTTP";
                    case HttpServletResponse.SC_NOT_FOUND -> "There is nothing at this address: the API is at "
                            + "/client/api";
                    case HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpServletResponse.SC_NOT_IMPLEMENTED ->
                        "The request is neither a GET nor a POST: " + request.getMethod();
                    case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "The server is starting or stopping";
                    default -> "The request cannot be served as it was sent";
                });
    }

    private static ApiException error(int status, String text) {
        return new ApiException(new ErrorCode("HTTP_" + status, ErrorKind.USER, status, 9999), text);
    }
}
