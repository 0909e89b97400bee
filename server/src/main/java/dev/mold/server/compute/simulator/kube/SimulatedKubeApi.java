package dev.mold.server.compute.simulator.kube;

import dev.mold.api.id.VirtualMachineId;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Authorizes and handles API requests. */
final class SimulatedKubeApi {
    private static final Set<String> OPEN = Set.of("/healthz", "/livez", "/readyz");
    private static final String ADMINS = "O=system:masters";

    private final KubeCollections collections;

    SimulatedKubeApi(NodeHealth health) {
        collections = new KubeCollections(health);
    }

    /** @param server the control machine that received the request */
    KubeAnswer answer(SimulatedCluster cluster, VirtualMachineId server, KubeRequest request) {
        try {
            // some clients add a slash to the path; /readyz/etcd is one check of /readyz
            var plain = request.path().replaceFirst("(?<=.)/+$", "");
            if (OPEN.contains(plain.replaceFirst("(?<=.)/.*", ""))) {
                return KubeAnswer.text("ok");
            }
            if (plain.equals("/version")) {
                return KubeAnswer.json(200, version(cluster.version(server)));
            }
            authorize(request);
            var discovery = KubeResources.discovery(plain);
            if (discovery.isPresent()) {
                return KubeAnswer.json(200, discovery.get());
            }
            var path = KubePath.parse(plain).orElseThrow(KubeProblem::noSuchResource);
            return collections.answer(cluster, path, request);
        } catch (KubeProblem e) {
            return KubeAnswer.json(e.code(), e.status());
        } catch (JacksonException e) {
            var problem = KubeProblem.badRequest("unable to read the body: " + e.getOriginalMessage());
            return KubeAnswer.json(problem.code(), problem.status());
        }
    }

    private static void authorize(KubeRequest request) {
        if (request.caller().isEmpty()) {
            throw new KubeProblem(401, "Unauthorized", "Unauthorized");
        }
        if (!request.caller().contains(ADMINS)) {
            throw new KubeProblem(
                    403, "Forbidden", "forbidden: User \"" + request.caller() + "\" cannot " + request.method());
        }
    }

    private static ObjectNode version(String kubernetes) {
        var parts = kubernetes.split("\\.");
        return JsonNodeFactory.instance
                .objectNode()
                .put("major", parts[0])
                .put("minor", parts.length > 1 ? parts[1] : "")
                .put("gitVersion", "v" + kubernetes)
                .put("gitCommit", "simulated")
                .put("gitTreeState", "clean")
                .put("buildDate", "2024-01-01T00:00:00Z")
                .put("goVersion", "go1.22")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }
}
