package dev.mold.koral.infra.kube;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.mold.koral.infra.Backoff;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.KubeNode;
import dev.mold.koral.infra.KubeUnreachableException;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoordinationV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Kubernetes API through the official Java client. Thread-safe. */
public final class ClientKubeApi implements KubeApi {
    private static final int NOT_FOUND = 404;
    private static final String NODE_LEASES = "kube-node-lease";
    private static final String STRATEGIC_MERGE = "application/strategic-merge-patch+json";
    /** The media type of server-side apply; the body is JSON, which is valid YAML. */
    private static final String APPLY = "application/apply-patch+yaml";

    private final KubeClients clients;
    private final Backoff<String, ApiException> backoff;

    public ClientKubeApi(KubeTimeouts timeouts, Clock clock) {
        this.clients = new KubeClients(timeouts);
        this.backoff = new Backoff<>(clock);
    }

    /** A call to one cluster. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(KubeClient client) throws ApiException;
    }

    @Override
    public void checkReady(String kubeconfig) {
        ask(kubeconfig, "Not ready", client -> client.get("/readyz"));
    }

    @Override
    public String version(String kubeconfig) {
        return ask(kubeconfig, "Cannot ask for the version", client -> JsonParser.parseString(client.get("/version"))
                .getAsJsonObject()
                .get("gitVersion")
                .getAsString());
    }

    @Override
    public List<KubeNode> nodes(String kubeconfig) {
        return ask(kubeconfig, "Cannot list the nodes", client -> {
            var nodes = new CoreV1Api(client.api()).listNode().execute();
            var heartbeats = heartbeats(client);
            return nodes.getItems().stream()
                    .map(node -> NodeView.of(node, heartbeats))
                    .toList();
        });
    }

    /** The last renewals of the node leases, by node name. */
    private static Map<String, Instant> heartbeats(KubeClient client) throws ApiException {
        var heartbeats = new HashMap<String, Instant>();
        for (var lease : new CoordinationV1Api(client.api())
                .listNamespacedLease(NODE_LEASES)
                .execute()
                .getItems()) {
            var spec = lease.getSpec();
            if (lease.getMetadata() != null && spec != null && spec.getRenewTime() != null) {
                heartbeats.put(lease.getMetadata().getName(), spec.getRenewTime().toInstant());
            }
        }
        return heartbeats;
    }

    @Override
    public void cordon(String kubeconfig, String node, boolean unschedulable) {
        ask(kubeconfig, "Cannot mark node " + node, client -> {
            var spec = new JsonObject();
            spec.addProperty("unschedulable", unschedulable);
            var patch = new JsonObject();
            patch.add("spec", spec);
            client.patch("/api/v1/nodes/" + client.api().escapeString(node), patch, STRATEGIC_MERGE);
            return node;
        });
    }

    @Override
    public int drain(String kubeconfig, String node) {
        return ask(kubeconfig, "Cannot drain node " + node, client -> new NodeDrain(client).drain(node));
    }

    @Override
    public void deleteNode(String kubeconfig, String node) {
        ask(kubeconfig, "Cannot delete node " + node, client -> {
            try {
                new CoreV1Api(client.api()).deleteNode(node).execute();
            } catch (ApiException refused) {
                if (refused.getCode() != NOT_FOUND) {
                    throw refused;
                }
            }
            return node;
        });
    }

    @Override
    public void apply(String kubeconfig, String manifest) {
        for (var object : parse(manifest).objects()) {
            ask(kubeconfig, "Cannot apply " + object, client -> {
                var path = client.paths().of(object) + "?fieldManager=koral&force=true";
                client.patch(path, object.body(), APPLY);
                return object;
            });
        }
    }

    private <T> T ask(String kubeconfig, String doing, Question<T> question) {
        var client = client(kubeconfig);
        var resting = backoff.resting(client.id());
        if (resting.isPresent()) {
            throw unreachable(doing, resting.get());
        }
        try {
            var answer = question.ask(client);
            backoff.succeeded(client.id());
            return answer;
        } catch (ApiException failure) {
            if (!KubeFailure.answered(failure)) {
                throw unreachable(doing, backoff.failed(client.id(), failure));
            }
            backoff.succeeded(client.id());
            throw refused(doing + ": " + KubeFailure.reason(failure), failure);
        } catch (RuntimeException otherAnswer) {
            // The client's models throw various unchecked exceptions for malformed answers.
            throw refused(doing + ": the answer is not Kubernetes'", otherAnswer);
        }
    }

    private static KubeUnreachableException unreachable(String doing, Backoff.Trouble<ApiException> trouble) {
        return new KubeUnreachableException(
                doing + ": " + KubeFailure.reason(trouble.last()), trouble.lookAgainIn(), trouble.last());
    }

    private static KubeUnreachableException refused(String reason, Exception cause) {
        return new KubeUnreachableException(reason, Backoff.MIN, cause);
    }

    private KubeClient client(String kubeconfig) {
        try {
            return clients.of(kubeconfig);
        } catch (IllegalArgumentException unusable) {
            throw refused(unusable.getMessage(), unusable);
        }
    }

    private static Manifest parse(String manifest) {
        try {
            return Manifest.parse(manifest);
        } catch (IllegalArgumentException unusable) {
            throw refused("Cannot apply the manifest: " + unusable.getMessage(), unusable);
        }
    }
}
