package dev.mold.server.compute.simulator.kube;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes objects as requested. */
final class KubeCollections {
    private static final List<String> KEPT = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final NodeHealth health;
    private final JsonMapper json = JsonMapper.builder().build();

    KubeCollections(NodeHealth health) {
        this.health = health;
    }

    KubeAnswer answer(SimulatedCluster cluster, KubePath path, KubeRequest request) {
        switch (request.method()) {
            case "GET":
                return path.name().isEmpty()
                        ? list(cluster, path, request)
                        : KubeAnswer.json(200, shown(cluster, path, existing(cluster, path)));
            case "POST":
                return post(cluster, path, request);
            case "PUT":
                return put(cluster, path, request);
            case "PATCH":
                return patch(cluster, path, request);
            case "DELETE":
                return path.name().isEmpty() ? deleteAll(cluster, path, request) : delete(cluster, path);
            default:
                throw new KubeProblem(405, "MethodNotAllowed", request.method() + " is not supported");
        }
    }

    private KubeAnswer list(SimulatedCluster cluster, KubePath path, KubeRequest request) {
        if (List.of("true", "1").contains(request.parameter("watch"))) {
            return new KubeAnswer(200, "application/json", new byte[0]);
        }
        var list = KubeObjects.blank(path.apiVersion(), KubeResources.kind(path) + "List");
        list.putObject("metadata")
                .put("resourceVersion", Long.toString(cluster.objects().revision()));
        var items = list.putArray("items");
        matching(cluster, path, request).forEach(stored -> items.add(shown(cluster, stored.path(), stored.body())));
        return KubeAnswer.json(200, list);
    }

    private static List<KubeObjects.Stored> matching(SimulatedCluster cluster, KubePath path, KubeRequest request) {
        var labels = KubeSelector.labels(request.parameter("labelSelector"));
        var fields = KubeSelector.fields(request.parameter("fieldSelector"));
        return cluster.objects().list(path).stream()
                .filter(stored -> labels.test(stored.body()) && fields.test(stored.body()))
                .toList();
    }

    private KubeAnswer post(SimulatedCluster cluster, KubePath path, KubeRequest request) {
        if (path.is("pods") && path.subresource().equals("eviction")) {
            if (!PodObjects.evict(cluster.objects(), path)) {
                throw KubeProblem.notFound(path);
            }
            return KubeAnswer.json(201, KubeProblem.success());
        }
        if (!path.name().isEmpty()) {
            throw new KubeProblem(405, "MethodNotAllowed", "POST is not supported for one object");
        }
        var body = body(request);
        var metadata = KubeObjects.metadata(body);
        var name = metadata.path("name").asString("");
        if (name.isEmpty() && metadata.has("generateName")) {
            name = metadata.path("generateName").asString("") + Long.toString(cluster.objects().revision(), 36);
        }
        return create(cluster, path.named(name), body);
    }

    private KubeAnswer create(SimulatedCluster cluster, KubePath path, ObjectNode body) {
        if (!path.name().matches("[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}")) {
            throw new KubeProblem(
                    422, "Invalid", path.resource() + " \"" + path.name() + "\" is invalid: metadata.name");
        }
        var namespace = path.namespace();
        if (!namespace.isEmpty()
                && cluster.objects().find(KubePath.core("", "namespaces", namespace)).isEmpty()) {
            throw KubeProblem.notFound(KubePath.core("", "namespaces", namespace));
        }
        if (!body.has("kind")) {
            body.put("kind", KubeResources.kind(path));
        }
        if (!body.has("apiVersion")) {
            body.put("apiVersion", path.apiVersion());
        }
        if (path.is("namespaces")) {
            body.putObject("status").put("phase", "Active");
        }
        return KubeAnswer.json(201, shown(cluster, path, cluster.objects().create(path, body)));
    }

    private KubeAnswer put(SimulatedCluster cluster, KubePath path, KubeRequest request) {
        return changed(cluster, path, body(request));
    }

    private KubeAnswer patch(SimulatedCluster cluster, KubePath path, KubeRequest request) {
        var patch = json.readTree(request.body());
        var before = cluster.objects().find(path);
        if (before.isEmpty() && request.contentType().equals(KubePatch.APPLY) && patch instanceof ObjectNode body) {
            return create(cluster, path, body);
        }
        var body = before.orElseThrow(() -> KubeProblem.notFound(path));
        return changed(cluster, path, KubePatch.patched(body, request.contentType(), patch));
    }

    private KubeAnswer changed(SimulatedCluster cluster, KubePath path, ObjectNode body) {
        var answer = shown(cluster, path, cluster.objects().replace(path, body));
        if (path.is("nodes")) {
            PodObjects.place(cluster.objects());
        }
        return KubeAnswer.json(200, answer);
    }

    private KubeAnswer deleteAll(SimulatedCluster cluster, KubePath path, KubeRequest request) {
        matching(cluster, path, request).forEach(stored -> delete(cluster, stored.path()));
        return KubeAnswer.json(200, KubeProblem.success());
    }

    private KubeAnswer delete(SimulatedCluster cluster, KubePath path) {
        var objects = cluster.objects();
        if (path.is("namespaces") && KEPT.contains(path.name())) {
            throw new KubeProblem(403, "Forbidden", "namespaces \"" + path.name() + "\" is forbidden: it is kept");
        }
        var gone = existing(cluster, path);
        if (path.is("pods")) {
            PodObjects.evict(objects, path);
        } else {
            objects.remove(path);
        }
        if (path.is("nodes")) {
            PodObjects.leaveNode(objects, path.name());
        }
        if (path.is("namespaces")) {
            objects.inNamespace(path.name()).forEach(objects::remove);
        }
        return KubeAnswer.json(200, path.is("pods") || path.is("namespaces") ? gone : KubeProblem.success());
    }

    private static ObjectNode existing(SimulatedCluster cluster, KubePath path) {
        return cluster.objects().find(path).orElseThrow(() -> KubeProblem.notFound(path));
    }

    private ObjectNode shown(SimulatedCluster cluster, KubePath path, ObjectNode body) {
        if (path.is("nodes")) {
            var member = cluster.memberNamed(path.name());
            return NodeObjects.withStatus(body, member, member.flatMap(health::readySince));
        }
        return path.group().equals("apps") ? WorkloadStatus.filled(body, cluster.state().members().size()) : body;
    }

    private ObjectNode body(KubeRequest request) {
        JsonNode body = json.readTree(request.body());
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw KubeProblem.badRequest("The body is not an object");
    }
}
