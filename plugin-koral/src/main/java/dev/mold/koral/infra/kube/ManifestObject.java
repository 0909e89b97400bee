package dev.mold.koral.infra.kube;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * One object of a manifest.
 *
 * @param body the whole object
 */
record ManifestObject(String apiVersion, String kind, String name, JsonObject body) {
    private static final String LEGAL_API_VERSION = "[a-z0-9.-]+(/[a-z0-9]+)?";

    /** @throws IllegalArgumentException if apiVersion, kind or name is missing or malformed */
    static ManifestObject of(JsonObject body) {
        var metadata = body.get("metadata") instanceof JsonObject map ? map : new JsonObject();
        var apiVersion = text(body, "apiVersion");
        if (!apiVersion.matches(LEGAL_API_VERSION)) {
            throw new IllegalArgumentException("an object has the apiVersion " + apiVersion);
        }
        return new ManifestObject(apiVersion, text(body, "kind"), text(metadata, "name"), body);
    }

    Optional<String> namespace() {
        var metadata = body.getAsJsonObject("metadata");
        return metadata.has("namespace") ? Optional.of(text(metadata, "namespace")) : Optional.empty();
    }

    private static String text(JsonObject object, String key) {
        var value = object.get(key);
        if (value == null || !value.isJsonPrimitive() || value.getAsString().isBlank()) {
            throw new IllegalArgumentException("an object has no " + key);
        }
        return value.getAsString();
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
