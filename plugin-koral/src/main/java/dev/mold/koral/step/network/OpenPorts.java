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
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.Site;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens the API's port and one port a node for SSH on the cluster's public address. */
public final class OpenPorts implements Step<ClusterContext> {
    private static final int SSH_PORT = 22;
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0");

    private final Networks networks;
    private final NetworkRules rules;
    private final ClusterStore store;
    private final TimeLimits limits;

    public OpenPorts(Networks networks, NetworkRules rules, ClusterStore store, TimeLimits limits) {
        this.networks = networks;
        this.rules = rules;
        this.store = store;
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
        record(context.plan().mainSite(), address.map(Address::ip));
        return open(context, address.get(), context.plan().nodes());
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    /** Closes what leads to the nodes of the operation; what all nodes share stays as long as there are others. */
    @Override
    public StepResult undo(ClusterContext context) {
        var others = context.otherNodes();
        var address = networks.sourceNat(context.plan().network());
        if (!others.isEmpty() && address.isPresent()) {
            return open(context, address.get(), others);
        }
        record(context.plan().mainSite(), Optional.empty());
        return rules.remove(planned(context))
                ? StepResult.done()
                : StepResult.waiting("The ports are being closed", Pauses.MACHINE);
    }

    private StepResult open(ClusterContext context, Address address, List<Node> nodes) {
        return rules.replace(desired(context, address, nodes), planned(context))
                ? StepResult.done()
                : StepResult.waiting("The ports are being opened", Pauses.MACHINE);
    }

    private void record(Site site, Optional<String> publicIp) {
        if (!site.publicIp().equals(publicIp)) {
            store.updateSite(site.id(), current -> current.withPublicIp(publicIp));
        }
    }

    private static RuleIds planned(ClusterContext context) {
        var plan = context.plan();
        return RuleIds.of(
                List.of(plan.rules().sshFirewall(), plan.rules().apiFirewall()),
                plan.nodes().stream().map(Node::forwarding).toList(),
                List.of(plan.rules().apiBalancer()));
    }

    private static AddressRules desired(ClusterContext context, Address address, List<Node> nodes) {
        return new AddressRules(
                address.id(),
                firewall(context, address, nodes),
                nodes.stream()
                        .map(node -> new PortForwardingRule(
                                node.forwarding(), address.id(), Protocol.TCP, node.sshPort(), SSH_PORT, node.machine()))
                        .toList(),
                List.of(balancer(context, address, nodes)));
    }

    private static List<FirewallRule> firewall(ClusterContext context, Address address, List<Node> nodes) {
        var plan = context.plan();
        var ports = nodes.stream().mapToInt(Node::sshPort).summaryStatistics();
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

    private static LoadBalancerRule balancer(ClusterContext context, Address address, List<Node> nodes) {
        return new LoadBalancerRule(
                context.plan().rules().apiBalancer(),
                "api-lb",
                address.id(),
                KubernetesCluster.API_PORT,
                KubernetesCluster.API_PORT,
                "roundrobin",
                nodes.stream().filter(Node::control).map(Node::machine).collect(Collectors.toSet()));
    }
}
