package dev.mold.koral.step.network;

import dev.mold.api.cloud.Address;
import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Opens the API's port and one port a node for SSH on the cluster's public address. */
public final class OpenPorts implements Step<ClusterContext> {
    private static final int SSH_PORT = 22;
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0");

    private final Networks networks;
    private final NetworkRules rules;
    private final TimeLimits limits;

    public OpenPorts(Networks networks, NetworkRules rules, TimeLimits limits) {
        this.networks = networks;
        this.rules = rules;
        this.limits = limits;
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
        var address = networks.sourceNat(context.plan().network());
        if (address.isEmpty()) {
            return StepResult.waiting("The network is getting its public address", Pauses.MACHINE);
        }
        return rules.replace(desired(context, address.get()), planned(context))
                ? StepResult.done()
                : StepResult.waiting("The ports are being opened", Pauses.MACHINE);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    @Override
    public StepResult undo(ClusterContext context) {
        return rules.remove(planned(context))
                ? StepResult.done()
                : StepResult.waiting("The ports are being closed", Pauses.MACHINE);
    }

    private static RuleIds planned(ClusterContext context) {
        var plan = context.plan();
        return RuleIds.of(
                List.of(plan.rules().sshFirewall(), plan.rules().apiFirewall()),
                plan.nodes().stream().map(Node::forwarding).toList(),
                List.of(plan.rules().apiBalancer()));
    }

    private static AddressRules desired(ClusterContext context, Address address) {
        return new AddressRules(
                address.id(),
                firewall(context, address),
                context.plan().nodes().stream()
                        .map(node -> new PortForwardingRule(
                                node.forwarding(), address.id(), Protocol.TCP, node.sshPort(), SSH_PORT, node.machine()))
                        .toList(),
                List.of(balancer(context, address)));
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
