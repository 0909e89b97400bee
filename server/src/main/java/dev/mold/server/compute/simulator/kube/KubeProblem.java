package dev.mold.server.compute.simulator.kube;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A failed request, with a Kubernetes Status object. */
final class KubeProblem extends RuntimeException {
    private final int code;
    private final String reason;

    KubeProblem(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    static KubeProblem notFound(KubePath path) {
        return new KubeProblem(
                404, "NotFound", path.resource() + " \"" + path.name() + "\" not found");
    }

    static KubeProblem noSuchResource() {
        return new KubeProblem(404, "NotFound", "the server could not find the requested resource");
    }

    static KubeProblem exists(KubePath path) {
        return new KubeProblem(
                409, "AlreadyExists", path.resource() + " \"" + path.name() + "\" already exists");
    }

    static KubeProblem conflict(KubePath path) {
        return new KubeProblem(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + path.resource() + " \"" + path.name()
                        + "\": the object has been modified; please apply your changes to the latest version");
    }

    static KubeProblem badRequest(String message) {
        return new KubeProblem(400, "BadRequest", message);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        var status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        return status.put("status", "Failure")
                .put("message", getMessage())
                .put("reason", reason)
                .put("code", code);
    }

    /** The response to a successful deletion. */
    static ObjectNode success() {
        var status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        return status.put("status", "Success");
    }
}
