package dev.mold.koral.infra.kube;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The API paths of objects: discovers the API server's resource types and caches them. */
final class ResourcePaths {
    private static final String DEFAULT_NAMESPACE = "default";

    private final ApiClient api;
    private final Map<String, Map<String, Resource>> kindsOfGroup = new ConcurrentHashMap<>();

    ResourcePaths(ApiClient api) {
        this.api = api;
    }

    /** A resource type. */
    private record Resource(String plural, boolean namespaced) {}

    /**
     * The path of one object.
     *
     * @throws ApiException if the discovery fails or the API server has no such kind (code 404)
     */
    String of(ManifestObject object) throws ApiException {
        var resource = resource(object.apiVersion(), object.kind());
        var path = new StringBuilder(groupPath(object.apiVersion()));
        if (resource.namespaced()) {
            path.append("/namespaces/").append(escape(object.namespace().orElse(DEFAULT_NAMESPACE)));
        }
        return path.append('/').append(resource.plural()).append('/').append(escape(object.name())).toString();
    }

    private Resource resource(String apiVersion, String kind) throws ApiException {
        var known = kindsOfGroup.getOrDefault(apiVersion, Map.of()).get(kind);
        if (known != null) {
            return known;
        }
        // Discovered again for an unknown kind: a manifest may define custom resources.
        var kinds = discover(apiVersion);
        kindsOfGroup.put(apiVersion, kinds);
        var found = kinds.get(kind);
        if (found == null) {
            throw new ApiException(404, "there is no kind " + kind + " in " + apiVersion);
        }
        return found;
    }

    private Map<String, Resource> discover(String apiVersion) throws ApiException {
        var answer = KubeClient.send(api, "GET", groupPath(apiVersion), null, Map.of("Accept", "application/json"));
        var kinds = new HashMap<String, Resource>();
        var list = JsonParser.parseString(answer).getAsJsonObject().get("resources");
        for (var element : list instanceof JsonArray array ? array : new JsonArray()) {
            var resource = element.getAsJsonObject();
            var plural = text(resource, "name");
            if (!plural.contains("/")) {
                kinds.put(text(resource, "kind"), new Resource(plural, isTrue(resource, "namespaced")));
            }
        }
        return Map.copyOf(kinds);
    }

    /** The core group has a path of its own. */
    private String groupPath(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }

    private String escape(String segment) {
        return api.escapeString(segment);
    }

    private static String text(JsonObject object, String key) {
        return Objects.requireNonNull(object.get(key), key).getAsString();
    }

    private static boolean isTrue(JsonObject object, String key) {
        return object.has(key) && object.get(key).getAsBoolean();
    }
}
