package dev.mold.koral.infra.kube;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Describes in readable words why a call to an API server failed. */
final class KubeFailure {
    private KubeFailure() {}

    /** Whether the server answered, even if with an error. */
    static boolean answered(ApiException failure) {
        return failure.getCode() != 0;
    }

    static String reason(ApiException failure) {
        if (answered(failure)) {
            return "the API server answers " + failure.getCode() + " (" + message(failure) + ")";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "the API server's certificate or Koral's is not accepted";
            }
            if (cause instanceof InterruptedIOException) {
                return "the API server does not answer in time";
            }
            if (cause instanceof ConnectException) {
                return "the API server refuses the connection";
            }
            if (cause instanceof UnknownHostException) {
                return "the API server's address is unknown";
            }
        }
        var root = failure.getCause() == null ? failure : failure.getCause();
        return "the API server does not answer (" + root.getMessage() + ")";
    }

    /** The message of Kubernetes' own status object, or the client's. */
    private static String message(ApiException failure) {
        var body = failure.getResponseBody();
        try {
            if (body != null && JsonParser.parseString(body) instanceof JsonObject status && status.has("message")) {
                return status.get("message").getAsString();
            }
        } catch (JsonParseException | UnsupportedOperationException otherBody) {
            return failure.getMessage();
        }
        return failure.getMessage();
    }
}
