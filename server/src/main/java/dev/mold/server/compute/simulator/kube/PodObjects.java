package dev.mold.server.compute.simulator.kube;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Pods of kube-system and their controllers: a deleted pod is replaced by a new one where it can be scheduled. */
final class PodObjects {
    private static final String SYSTEM = "kube-system";

    private PodObjects() {}

    /** Adds a daemon set's pod to a node, unless it exists. */
    static void addDaemon(KubeObjects objects, String name, String node) {
        if (objects.find(KubePath.core(SYSTEM, "pods", name + "-" + node)).isEmpty()) {
            objects.create(
                    KubePath.core(SYSTEM, "pods", name + "-" + node),
                    pod(name, "DaemonSet", Optional.of(node)));
        }
    }

    /** Adds a deployment's pod, not yet scheduled. */
    static void addReplica(KubeObjects objects, String name) {
        var suffix = objects.newId().substring(0, 5);
        objects.create(KubePath.core(SYSTEM, "pods", name + "-" + suffix), pod(name, "ReplicaSet", Optional.empty()));
    }

    /** Evicts a pod; its controller creates another one. @return whether the pod existed */
    static boolean evict(KubeObjects objects, KubePath path) {
        var gone = objects.remove(KubePath.core(path.namespace(), "pods", path.name()));
        gone.ifPresent(pod -> comeAgain(objects, pod));
        return gone.isPresent();
    }

    /** Removes the pods of a deleted node. */
    static void leaveNode(KubeObjects objects, String node) {
        for (var pod : objects.list(KubePath.core("", "pods", ""))) {
            if (pod.body().path("spec").path("nodeName").asString("").equals(node)) {
                evict(objects, pod.path());
            }
        }
    }

    /** Schedules pending pods on suitable nodes. */
    static void place(KubeObjects objects) {
        for (var pod : objects.list(KubePath.core("", "pods", ""))) {
            if (pod.body().path("spec").path("nodeName").asString("").isEmpty()) {
                freeNode(objects).ifPresent(node -> {
                    ((ObjectNode) pod.body().get("spec")).put("nodeName", node);
                    ((ObjectNode) pod.body().get("status")).put("phase", "Running");
                    objects.replace(pod.path(), pod.body());
                });
            }
        }
    }

    private static void comeAgain(KubeObjects objects, ObjectNode pod) {
        var owner = pod.path("metadata").path("ownerReferences").path(0);
        var name = owner.path("name").asString("");
        var node = pod.path("spec").path("nodeName").asString("");
        if (owner.path("kind").asString("").equals("DaemonSet")) {
            if (objects.find(KubePath.core("", "nodes", node)).isPresent()) {
                addDaemon(objects, name, node);
            }
        } else if (owner.path("kind").asString("").equals("ReplicaSet")) {
            addReplica(objects, name);
            place(objects);
        }
    }

    private static Optional<String> freeNode(KubeObjects objects) {
        return objects.list(KubePath.core("", "nodes", "")).stream()
                .map(KubeObjects.Stored::body)
                .filter(node -> !node.path("spec").path("unschedulable").asBoolean(false))
                .map(node -> node.path("metadata").path("name").asString())
                .findFirst();
    }

    private static ObjectNode pod(String owner, String ownerKind, Optional<String> node) {
        var pod = KubeObjects.blank("v1", "Pod");
        var metadata = KubeObjects.metadata(pod);
        metadata.putObject("labels").put("k8s-app", owner);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "apps/v1")
                .put("kind", ownerKind)
                .put("name", owner)
                .put("uid", UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8)).toString())
                .put("controller", true);
        var spec = pod.putObject("spec");
        node.ifPresent(name -> spec.put("nodeName", name));
        spec.putArray("containers").addObject().put("name", owner).put("image", "registry.k8s.io/" + owner);
        pod.putObject("status").put("phase", node.isPresent() ? "Running" : "Pending");
        return pod;
    }
}
