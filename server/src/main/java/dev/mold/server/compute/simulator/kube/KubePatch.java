package dev.mold.server.compute.simulator.kube;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The supported Kubernetes patches. Strategic merge and apply patches are treated as plain merge patches. */
final class KubePatch {
    static final String APPLY = "application/apply-patch+yaml";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    private KubePatch() {}

    /** @throws KubeProblem for an unsupported kind of patch, or one that cannot be applied */
    static ObjectNode patched(ObjectNode body, String contentType, JsonNode patch) {
        switch (contentType) {
            case JSON_PATCH:
                return operations(body, patch);
            case MERGE:
            case STRATEGIC:
            case APPLY:
                return merge(body, object(patch));
            default:
                throw new KubeProblem(415, "UnsupportedMediaType", "Unable to patch with " + contentType);
        }
    }

    private static ObjectNode merge(ObjectNode into, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            var value = entry.getValue();
            if (value.isNull()) {
                into.remove(entry.getKey());
            } else if (value.isObject()) {
                var below = into.path(entry.getKey());
                var target = below.isObject() ? (ObjectNode) below : into.putObject(entry.getKey());
                merge(target, (ObjectNode) value);
            } else {
                into.set(entry.getKey(), value);
            }
        });
        return into;
    }

    private static ObjectNode operations(ObjectNode body, JsonNode patch) {
        for (var operation : patch) {
            var at = JsonPointer.compile(operation.path("path").asString(""));
            var value = operation.path("value");
            switch (operation.path("op").asString("")) {
                case "add":
                    put(body, at, value, true);
                    break;
                case "replace":
                    put(body, at, value, false);
                    break;
                case "remove":
                    take(body, at);
                    break;
                case "test":
                    if (!body.at(at).equals(value)) {
                        throw new KubeProblem(422, "Invalid", "the value at " + at + " is another one");
                    }
                    break;
                default:
                    throw KubeProblem.badRequest("Unable to patch with the operation " + operation);
            }
        }
        return body;
    }

    private static void put(ObjectNode body, JsonPointer at, JsonNode value, boolean insert) {
        var parent = body.at(at.head());
        var last = at.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array && last.equals("-")) {
            array.add(value);
        } else if (parent instanceof ArrayNode array && insert && inside(last, array.size())) {
            array.insert(Integer.parseInt(last), value);
        } else if (parent instanceof ArrayNode array && inside(last, array.size() - 1)) {
            array.set(Integer.parseInt(last), value);
        } else {
            throw new KubeProblem(422, "Invalid", "there is nothing at " + at);
        }
    }

    private static void take(ObjectNode body, JsonPointer at) {
        var parent = body.at(at.head());
        var last = at.last().getMatchingProperty();
        if (parent instanceof ObjectNode object && object.has(last)) {
            object.remove(last);
        } else if (parent instanceof ArrayNode array && inside(last, array.size() - 1)) {
            array.remove(Integer.parseInt(last));
        } else {
            throw new KubeProblem(422, "Invalid", "there is nothing at " + at);
        }
    }

    private static boolean inside(String index, int most) {
        return index.matches("\\d{1,6}") && Integer.parseInt(index) <= most;
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw KubeProblem.badRequest("The body is not an object");
    }
}
