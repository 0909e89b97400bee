package dev.mold.koral.infra.kube;

import dev.mold.koral.infra.KubeNode;
import io.kubernetes.client.openapi.models.V1Node;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Converts Kubernetes' node objects. */
final class NodeView {
    /** The second is set by Kubernetes 1.23 and earlier. */
    private static final Set<String> CONTROL_LABELS =
            Set.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

    private NodeView() {}

    /** @param heartbeats the last heartbeat of each node's kubelet, by node name */
    static KubeNode of(V1Node node, Map<String, Instant> heartbeats) {
        var metadata = Objects.requireNonNull(node.getMetadata(), "a node without metadata");
        Map<String, String> labels = Objects.requireNonNullElse(metadata.getLabels(), Map.of());
        var spec = node.getSpec();
        var unschedulable = spec != null && Boolean.TRUE.equals(spec.getUnschedulable());
        return new KubeNode(
                metadata.getName(),
                ready(node),
                Optional.ofNullable(heartbeats.get(metadata.getName())),
                CONTROL_LABELS.stream().anyMatch(labels::containsKey),
                !unschedulable,
                version(node));
    }

    private static boolean ready(V1Node node) {
        var status = node.getStatus();
        if (status == null || status.getConditions() == null) {
            return false;
        }
        return status.getConditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static String version(V1Node node) {
        var status = node.getStatus();
        var info = status == null ? null : status.getNodeInfo();
        return info == null ? "" : Objects.requireNonNullElse(info.getKubeletVersion(), "");
    }
}
