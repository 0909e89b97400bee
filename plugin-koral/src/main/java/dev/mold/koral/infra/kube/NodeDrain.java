package dev.mold.koral.infra.kube;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1OwnerReference;
import io.kubernetes.client.openapi.models.V1Pod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Drains a node through the eviction API, which respects disruption budgets. */
final class NodeDrain {
    private static final int NOT_FOUND = 404;
    /** A disruption budget does not permit the eviction now. */
    private static final int TOO_MANY_REQUESTS = 429;

    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private static final Map<String, String> JSON =
            Map.of("Accept", "application/json", "Content-Type", "application/json");

    private final KubeClient client;

    NodeDrain(KubeClient client) {
        this.client = client;
    }

    /** @return the number of pods that are still to be evicted */
    int drain(String node) throws ApiException {
        var remaining = 0;
        var core = new CoreV1Api(client.api());
        var pods = core.listPodForAllNamespaces().fieldSelector("spec.nodeName=" + node).execute();
        for (var pod : pods.getItems()) {
            if (mustLeave(pod) && !hasLeft(pod)) {
                remaining++;
            }
        }
        return remaining;
    }

    private static boolean mustLeave(V1Pod pod) {
        var metadata = meta(pod);
        var annotations = metadata.getAnnotations();
        var mirror = annotations != null && annotations.containsKey(MIRROR);
        var ended = pod.getStatus() != null && ENDED.contains(String.valueOf(pod.getStatus().getPhase()));
        return !mirror && !ended && owners(metadata).stream().noneMatch(owner -> "DaemonSet".equals(owner.getKind()));
    }

    /** Evicts the pod unless it is terminating. @return whether it is gone */
    private boolean hasLeft(V1Pod pod) throws ApiException {
        var metadata = meta(pod);
        if (metadata.getDeletionTimestamp() != null) {
            return false;
        }
        try {
            evict(metadata);
            return false;
        } catch (ApiException refused) {
            if (refused.getCode() == TOO_MANY_REQUESTS) {
                return false;
            }
            if (refused.getCode() == NOT_FOUND) {
                return true;
            }
            throw refused;
        }
    }

    /** Not through the typed call, which expects an Eviction as answer; servers answer with a Status. */
    private void evict(V1ObjectMeta pod) throws ApiException {
        var metadata = new JsonObject();
        metadata.addProperty("name", pod.getName());
        metadata.addProperty("namespace", pod.getNamespace());
        var eviction = new JsonObject();
        eviction.addProperty("apiVersion", "policy/v1");
        eviction.addProperty("kind", "Eviction");
        eviction.add("metadata", metadata);
        var api = client.api();
        var path = "/api/v1/namespaces/" + api.escapeString(pod.getNamespace()) + "/pods/"
                + api.escapeString(pod.getName()) + "/eviction";
        KubeClient.send(api, "POST", path, eviction.toString().getBytes(StandardCharsets.UTF_8), JSON);
    }

    private static V1ObjectMeta meta(V1Pod pod) {
        return Objects.requireNonNull(pod.getMetadata(), "a pod without metadata");
    }

    private static List<V1OwnerReference> owners(V1ObjectMeta metadata) {
        return Objects.requireNonNullElse(metadata.getOwnerReferences(), List.of());
    }
}
