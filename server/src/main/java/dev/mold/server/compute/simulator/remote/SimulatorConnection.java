package dev.mold.server.compute.simulator.remote;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Calls a simulator in another process. */
final class SimulatorConnection {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final URI address;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    SimulatorConnection(URI address) {
        this.address = address;
    }

    /** @throws ApiException with the simulator's error code; BACKEND_FAILED if it does not respond */
    <T> T call(String operation, Object argument, TypeReference<T> result) {
        var answer = send(operation, json.writeValueAsBytes(argument));
        try {
            if (answer.statusCode() == OK) {
                return json.readValue(answer.body(), result);
            }
            var failure = json.readValue(answer.body(), Wire.Failure.class);
            throw new ApiException(code(failure.code()), failure.message());
        } catch (JacksonException e) {
            throw new ApiException(Errors.BACKEND_FAILED, "The simulator gave an invalid answer to " + operation, e);
        }
    }

    /**
     * Sends a request, twice if necessary: operations may be repeated, and the simulator may have closed the connection
     * by a restart.
     */
    private HttpResponse<byte[]> send(String operation, byte[] body) {
        var request = HttpRequest.newBuilder(address.resolve("/" + operation))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException e) {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            }
        } catch (IOException e) {
            throw new ApiException(Errors.BACKEND_FAILED, "The simulator at " + address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(Errors.BACKEND_FAILED, "Interrupted while asking the simulator", e);
        }
    }

    private static ErrorCode code(String name) {
        return Errors.all().stream()
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(Errors.BACKEND_FAILED);
    }
}
