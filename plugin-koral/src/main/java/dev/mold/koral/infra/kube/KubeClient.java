package dev.mold.koral.infra.kube;

import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A client for one cluster, with a cache of the cluster's resource types.
 *
 * @param id the hash of the kubeconfig
 */
record KubeClient(String id, ApiClient api, ResourcePaths paths) {
    private static final String[] BY_TOKEN_IF_ANY = {"BearerToken"};

    KubeClient(String id, ApiClient api) {
        this(id, api, new ResourcePaths(api));
    }

    /** GET, for paths that the typed client does not support. */
    String get(String path) throws ApiException {
        return send(api, "GET", path, null, Map.of("Accept", "*/*"));
    }

    /** PATCH with a body of the given media type. */
    void patch(String path, JsonElement body, String mediaType) throws ApiException {
        var headers = Map.of("Accept", "application/json", "Content-Type", mediaType);
        // As bytes: for strings the client accepts only media types that it knows.
        send(api, "PATCH", path, body.toString().getBytes(StandardCharsets.UTF_8), headers);
    }

    static String send(ApiClient api, String method, String path, byte[] body, Map<String, String> headers)
            throws ApiException {
        var call = api.buildCall(
                null,
                path,
                method,
                List.of(),
                List.of(),
                body,
                new HashMap<>(headers),
                Map.of(),
                Map.of(),
                BY_TOKEN_IF_ANY,
                null);
        return api.<String>execute(call, String.class).getData();
    }
}
