package dev.mold.koral.create;

import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.version.KubernetesVersion;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Validates the compute offerings of nodes. */
final class OfferingRule {
    private final Offerings offerings;

    OfferingRule(Offerings offerings) {
        this.offerings = offerings;
    }

    NodeOfferings check(CreateKubernetesCluster command, KubernetesVersion version) {
        var byRole = byRole(command.nodeofferings());
        var chosen = new NodeOfferings(
                Optional.ofNullable(command.serviceofferingid()),
                Optional.ofNullable(byRole.get(NodeRole.CONTROL)),
                Optional.ofNullable(byRole.get(NodeRole.WORKER)));
        for (var role : NodeRole.values()) {
            var id = chosen.find(role)
                    .orElseThrow(() -> ApiException.invalid("No compute offering is given for "
                            + role + " nodes, neither in serviceofferingid nor in nodeofferings"));
            check(id, role, version);
        }
        return chosen;
    }

    private void check(ServiceOfferingId id, NodeRole role, KubernetesVersion version) {
        var offering = offerings.service(id)
                .filter(ServiceOffering::active)
                .orElseThrow(() -> ApiException.invalid("There is no active compute offering with id " + id));
        var cpus = Math.max(KubernetesVersion.MIN_CPUS, version.minCpus());
        var memory = Math.max(KubernetesVersion.MIN_MEMORY_MIB, version.minMemoryMib());
        if (offering.custom()) {
            throw unsuitable(offering, role, "its size is chosen at deployment");
        }
        if (offering.cpus() < cpus || offering.memoryMib() < memory) {
            throw unsuitable(
                    offering,
                    role,
                    "Kubernetes " + version.semantic() + " needs minimum " + cpus + " vCPUs and " + memory
                            + " MB RAM");
        }
    }

    private static ApiException unsuitable(ServiceOffering offering, NodeRole role, String why) {
        return ApiException.wrongState("Given service offering " + offering.name() + " (" + offering.id()
                + ") is not suitable for " + role + " nodes: " + why);
    }

    private static Map<NodeRole, ServiceOfferingId> byRole(IndexedParams given) {
        var byRole = new EnumMap<NodeRole, ServiceOfferingId>(NodeRole.class);
        for (int i = 0; i < given.groups().size(); i++) {
            var role = given.value(i, "node")
                    .map(OfferingRule::role)
                    .orElseThrow(() -> ApiException.invalid("A group of nodeofferings lacks node"));
            var offering = given.value(i, "offering")
                    .map(OfferingRule::id)
                    .orElseThrow(() -> ApiException.invalid("A group of nodeofferings lacks offering"));
            byRole.put(role, offering);
        }
        return byRole;
    }

    private static NodeRole role(String text) {
        switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "control":
                return NodeRole.CONTROL;
            case "worker":
                return NodeRole.WORKER;
            case "etcd":
                throw ApiException.invalid("Not supported yet: dedicated etcd nodes (nodeofferings)");
            default:
                throw ApiException.invalid(
                        "Invalid node type " + text + " in nodeofferings, control or worker is needed");
        }
    }

    private static ServiceOfferingId id(String text) {
        try {
            return ServiceOfferingId.of(text.trim());
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    Errors.INVALID_PARAMETER,
                    "Invalid offering " + text + " in nodeofferings, an id is needed",
                    e);
        }
    }
}
