package dev.mold.koral.step.network;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.plan.ClusterPlanner;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses public SSH ports: the lowest that no other rule of the address uses. */
final class SshPorts {
    private static final int LAST_PORT = 65_535;

    private final AddressRules present;
    private final List<Node> nodes;
    private final Map<FirewallRuleId, ClusterOpening> openings;

    /**
     * @param present the rules of the address
     * @param openings of the nodes
     */
    SshPorts(AddressRules present, List<Node> nodes, Map<FirewallRuleId, ClusterOpening> openings) {
        this.present = present;
        this.nodes = nodes;
        this.openings = openings;
    }

    /** New ports for the nodes whose planned port another rule uses; nodes that have a forwarding rule keep theirs. */
    Map<NodeId, Integer> moved() {
        var forwarded = present.forwardings().stream().map(PortForwardingRule::id).collect(Collectors.toSet());
        var moving = nodes.stream()
                .filter(node -> !forwarded.contains(node.forwarding()))
                .filter(node -> held(node, node.sshPort()))
                .toList();
        Set<Integer> taken = nodes.stream()
                .filter(node -> !moving.contains(node))
                .map(Node::sshPort)
                .collect(Collectors.toCollection(HashSet::new));
        var ports = new HashMap<NodeId, Integer>();
        for (var node : moving) {
            var port = lowest(candidate -> !taken.contains(candidate) && !held(node, candidate));
            taken.add(port);
            ports.put(node.id(), port);
        }
        return ports;
    }

    private static int lowest(IntPredicate free) {
        return IntStream.rangeClosed(ClusterPlanner.FIRST_SSH_PORT, LAST_PORT)
                .filter(port -> port != KubernetesCluster.API_PORT)
                .filter(free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("all ports of the address are taken"));
    }

    /** Whether a rule that is not the cluster's uses the port. */
    private boolean held(Node node, int port) {
        return present.forwardings().stream()
                        .filter(rule -> nodes.stream().map(Node::forwarding).noneMatch(rule.id()::equals))
                        .anyMatch(rule -> rule.protocol() == Protocol.TCP && rule.has(port))
                || present.loadBalancers().stream().anyMatch(rule -> rule.publicPort() == port)
                || present.firewall().stream().anyMatch(rule -> conflicts(rule, node, port));
    }

    /**
     * Two firewall rules cannot open one port to the same source; users' rules matter only until the node's is created.
     */
    private boolean conflicts(FirewallRule rule, Node node, int port) {
        var opening = openings.get(node.firewall());
        return !opening.made()
                && nodes.stream().map(Node::firewall).noneMatch(rule.id()::equals)
                && rule.overlaps(Protocol.TCP, port, port)
                && !Collections.disjoint(rule.sources(), opening.sources());
    }
}
