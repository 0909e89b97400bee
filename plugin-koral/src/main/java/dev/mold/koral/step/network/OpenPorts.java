package dev.mold.koral.step.network;

import dev.mold.api.cloud.Address;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeAccesses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens the API's port and one port a node for SSH on the cluster's public address. */
public final class OpenPorts implements Step<ClusterContext> {
    private static final int SSH_PORT = 22;
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0");

    private final NetworkRules rules;
    private final NodeAccesses accesses;

    public OpenPorts(NetworkRules rules, NodeAccesses accesses) {
        this.rules = rules;
        this.accesses = accesses;
    }

    @Override
    public String name() {
        return "open-ports";
    }

    @Override
    public String description() {
        return "Opens the ports of the API and of the nodes' SSH and leads them to the nodes";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var address = accesses.address(context);
        rules.ensureFirewall(firewall(context, address));
        rules.ensureForwardings(context.plan().nodes().stream()
                .map(node -> new PortForwardingRule(
                        node.forwarding(), address.id(), Protocol.TCP, node.sshPort(), SSH_PORT, node.machine()))
                .toList());
        rules.ensureLoadBalancer(balancer(context, address));
        return StepResult.done();
    }

    @Override
    public StepResult undo(ClusterContext context) {
        var plan = context.plan();
        rules.remove(
                Set.of(plan.rules().sshFirewall(), plan.rules().apiFirewall()),
                plan.nodes().stream().map(Node::forwarding).toList(),
                Set.of(plan.rules().apiBalancer()));
        return StepResult.done();
    }

    private static List<FirewallRule> firewall(ClusterContext context, Address address) {
        var plan = context.plan();
        var ports = plan.nodes().stream().mapToInt(Node::sshPort).summaryStatistics();
        return List.of(
                new FirewallRule(
                        plan.rules().sshFirewall(),
                        address.id(),
                        Protocol.TCP,
                        ports.getMin(),
                        ports.getMax(),
                        ANYWHERE),
                new FirewallRule(
                        plan.rules().apiFirewall(),
                        address.id(),
                        Protocol.TCP,
                        KubernetesCluster.API_PORT,
                        KubernetesCluster.API_PORT,
                        ANYWHERE));
    }

    private static LoadBalancerRule balancer(ClusterContext context, Address address) {
        return new LoadBalancerRule(
                context.plan().rules().apiBalancer(),
                "api-lb",
                address.id(),
                KubernetesCluster.API_PORT,
                KubernetesCluster.API_PORT,
                "roundrobin",
                context.plan().nodes(NodeRole.CONTROL).stream()
                        .map(Node::machine)
                        .collect(Collectors.toSet()));
    }
}
