package dev.mold.server.compute.simulator.kube;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The kinds that the API lists in its discovery documents. Other kinds are accepted and stored as well. */
final class KubeResources {
    private static final List<String> VERBS =
            List.of("create", "delete", "get", "list", "patch", "update", "watch");

    private static final List<Group> GROUPS = List.of(
            new Group("", "v1", "Namespace Node PersistentVolume", "ConfigMap Endpoints Event "
                    + "PersistentVolumeClaim Pod Secret Service ServiceAccount"),
            new Group("admissionregistration.k8s.io", "v1",
                    "MutatingWebhookConfiguration ValidatingWebhookConfiguration", ""),
            new Group("apiextensions.k8s.io", "v1", "CustomResourceDefinition", ""),
            new Group("apps", "v1", "", "DaemonSet Deployment ReplicaSet StatefulSet"),
            new Group("autoscaling", "v2", "", "HorizontalPodAutoscaler"),
            new Group("batch", "v1", "", "CronJob Job"),
            new Group("coordination.k8s.io", "v1", "", "Lease"),
            new Group("networking.k8s.io", "v1", "IngressClass", "Ingress NetworkPolicy"),
            new Group("policy", "v1", "", "PodDisruptionBudget"),
            new Group("rbac.authorization.k8s.io", "v1", "ClusterRole ClusterRoleBinding", "Role RoleBinding"),
            new Group("scheduling.k8s.io", "v1", "PriorityClass", ""),
            new Group("storage.k8s.io", "v1", "CSIDriver CSINode StorageClass VolumeAttachment", ""));

    private KubeResources() {}

    /** An API group with its kinds, separated by blanks. */
    private record Group(String name, String version, String clusterWide, String namespaced) {
        String groupVersion() {
            return name.isEmpty() ? version : name + "/" + version;
        }
    }

    /** The kind of a collection, such as {@code Pod}; guessed for an unknown one. */
    static String kind(KubePath path) {
        return GROUPS.stream()
                .filter(group -> group.name().equals(path.group()))
                .flatMap(group -> Arrays.stream((group.clusterWide() + " " + group.namespaced()).split(" ")))
                .filter(kind -> plural(kind).equals(path.resource()))
                .findFirst()
                .orElseGet(() -> path.resource().substring(0, 1).toUpperCase(Locale.ROOT)
                        + path.resource().replaceFirst("s$", "").substring(1));
    }

    /** The response to a discovery path such as {@code /apis}; empty for other paths. */
    static Optional<ObjectNode> discovery(String path) {
        if (path.equals("/api")) {
            var versions = KubeObjects.blank("v1", "APIVersions");
            versions.putArray("versions").add("v1");
            versions.putArray("serverAddressByClientCIDRs");
            return Optional.of(versions);
        }
        if (path.equals("/apis")) {
            var list = KubeObjects.blank("v1", "APIGroupList");
            var groups = list.putArray("groups");
            GROUPS.stream().filter(group -> !group.name().isEmpty()).forEach(group -> groups.add(describe(group)));
            return Optional.of(list);
        }
        return GROUPS.stream()
                .filter(group -> path.equals((group.name().isEmpty() ? "/api/" : "/apis/") + group.groupVersion()))
                .map(KubeResources::resources)
                .findFirst()
                .or(() -> GROUPS.stream()
                        .filter(group -> !group.name().isEmpty() && path.equals("/apis/" + group.name()))
                        .map(group -> describe(group).put("kind", "APIGroup").put("apiVersion", "v1"))
                        .findFirst());
    }

    private static ObjectNode describe(Group group) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("name", group.name());
        answer.putArray("versions")
                .addObject()
                .put("groupVersion", group.groupVersion())
                .put("version", group.version());
        answer.putObject("preferredVersion")
                .put("groupVersion", group.groupVersion())
                .put("version", group.version());
        return answer;
    }

    private static ObjectNode resources(Group group) {
        var list = KubeObjects.blank("v1", "APIResourceList").put("groupVersion", group.groupVersion());
        list.putArray("resources");
        describe(list, group.clusterWide(), false);
        describe(list, group.namespaced(), true);
        return list;
    }

    private static void describe(ObjectNode list, String kinds, boolean namespaced) {
        for (var kind : kinds.split(" ")) {
            if (!kind.isEmpty()) {
                var resource = list.withArray("/resources")
                        .addObject()
                        .put("name", plural(kind))
                        .put("singularName", kind.toLowerCase(Locale.ROOT))
                        .put("namespaced", namespaced)
                        .put("kind", kind);
                VERBS.forEach(resource.putArray("verbs")::add);
            }
        }
    }

    private static String plural(String kind) {
        var name = kind.toLowerCase(Locale.ROOT);
        if (name.endsWith("ss")) {
            return name + "es";
        }
        if (name.endsWith("y")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name.endsWith("s") ? name : name + "s";
    }
}
