package dev.mold.server.compute.simulator.kube;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a new cluster. */
final class SystemObjects {
    private static final String SYSTEM = "kube-system";

    private SystemObjects() {}

    static void add(KubeObjects objects, String version, String podCidr, String serviceCidr) {
        for (var name : List.of("default", "kube-node-lease", "kube-public", SYSTEM)) {
            var namespace = KubeObjects.blank("v1", "Namespace");
            namespace.putObject("status").put("phase", "Active");
            objects.create(KubePath.core("", "namespaces", name), namespace);
        }
        var service = KubeObjects.blank("v1", "Service");
        var ports = service.putObject("spec").put("type", "ClusterIP").put("clusterIP", "10.96.0.1");
        ports.putArray("ports").addObject().put("name", "https").put("port", 443).put("targetPort", 6443);
        objects.create(KubePath.core("default", "services", "kubernetes"), service);
        var config = KubeObjects.blank("v1", "ConfigMap");
        config.putObject("data")
                .put("ClusterConfiguration", String.join(
                        "\n",
                        "kind: ClusterConfiguration",
                        "kubernetesVersion: v" + version,
                        "networking:",
                        "  podSubnet: " + podCidr,
                        "  serviceSubnet: " + serviceCidr,
                        ""));
        objects.create(KubePath.core(SYSTEM, "configmaps", "kubeadm-config"), config);
        objects.create(apps("daemonsets", "kube-proxy"), workload("DaemonSet", "kube-proxy"));
        objects.create(apps("deployments", "coredns"), workload("Deployment", "coredns"));
        PodObjects.addReplica(objects, "coredns");
        PodObjects.addReplica(objects, "coredns");
    }

    private static KubePath apps(String resource, String name) {
        return new KubePath("apps", "v1", SYSTEM, resource, name, "");
    }

    private static ObjectNode workload(String kind, String name) {
        var workload = KubeObjects.blank("apps/v1", kind);
        var spec = workload.putObject("spec");
        if (kind.equals("Deployment")) {
            spec.put("replicas", 2);
        }
        spec.putObject("selector").putObject("matchLabels").put("k8s-app", name);
        var template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("k8s-app", name);
        var container = template.putObject("spec").putArray("containers").addObject();
        container.put("name", name).put("image", "registry.k8s.io/" + name);
        return workload;
    }
}
