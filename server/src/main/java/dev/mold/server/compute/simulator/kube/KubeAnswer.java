package dev.mold.server.compute.simulator.kube;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** An API response. */
record KubeAnswer(int status, String contentType, byte[] body) {
    static KubeAnswer json(int status, JsonNode body) {
        return new KubeAnswer(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static KubeAnswer text(String body) {
        return new KubeAnswer(200, "text/plain", body.getBytes(StandardCharsets.UTF_8));
    }
}
