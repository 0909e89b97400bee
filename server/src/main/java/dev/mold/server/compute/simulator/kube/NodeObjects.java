package dev.mold.server.compute.simulator.kube;

import dev.mold.server.compute.simulator.kube.SimulatedCluster.Member;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Node objects: created when a machine joins; their status is derived from the machine at each read. */
final class NodeObjects {
    private static final String CONTROL = "node-role.kubernetes.io/control-plane";

    private NodeObjects() {}

    /** Creates a member's node and the pods that run on every node. An existing node of that name is reused. */
    static void add(KubeObjects objects, Member member) {
        var path = KubePath.core("", "nodes", member.name());
        var node = KubeObjects.blank("v1", "Node");
        var labels = KubeObjects.metadata(node).putObject("labels");
        labels.put("kubernetes.io/hostname", member.name())
                .put("kubernetes.io/os", "linux")
                .put("kubernetes.io/arch", "amd64");
        var spec = node.putObject("spec");
        if (member.control()) {
            labels.put(CONTROL, "");
            labels.put("node.kubernetes.io/exclude-from-external-load-balancers", "");
            spec.putArray("taints").addObject().put("key", CONTROL).put("effect", "NoSchedule");
        }
        node.putObject("status");
        objects.remove(path);
        objects.create(path, node);
        PodObjects.addDaemon(objects, "kube-proxy", member.name());
        PodObjects.place(objects);
    }

    /**
     * Adds a node's status.
     *
     * @param member the node's machine; empty if it has left
     * @param readySince since when the node is ready; empty if it is not
     */
    static ObjectNode withStatus(ObjectNode node, Optional<Member> member, Optional<Instant> readySince) {
        var status = node.path("status").isObject() ? (ObjectNode) node.get("status") : node.putObject("status");
        member.ifPresent(here -> {
            var addresses = status.putArray("addresses");
            addresses.addObject().put("type", "InternalIP").put("address", here.ip());
            addresses.addObject().put("type", "Hostname").put("address", here.name());
            status.putObject("nodeInfo")
                    .put("architecture", "amd64")
                    .put("operatingSystem", "linux")
                    .put("osImage", "Simulated Linux")
                    .put("kernelVersion", "6.1.0")
                    .put("containerRuntimeVersion", "containerd://1.7.0")
                    .put("kubeletVersion", "v" + here.version())
                    .put("kubeProxyVersion", "v" + here.version())
                    .put("machineID", here.machine().toString())
                    .put("systemUUID", here.machine().toString())
                    .put("bootID", here.machine().toString());
        });
        var since = readySince.or(() -> member.map(Member::joined)).orElse(Instant.EPOCH);
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", readySince.isPresent() ? "True" : member.isPresent() ? "False" : "Unknown")
                .put("reason", readySince.isPresent() ? "KubeletReady" : "NodeStatusUnknown")
                .put("message", readySince.isPresent() ? "kubelet is ready" : "kubelet does not report")
                .put("lastTransitionTime", since.truncatedTo(ChronoUnit.SECONDS).toString());
        return node;
    }
}
