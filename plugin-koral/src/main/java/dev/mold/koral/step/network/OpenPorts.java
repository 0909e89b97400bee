package dev.mold.koral.step.network;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.OpeningStore;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.node.Site;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens the API's port and one SSH port per node on the cluster's public address, and forwards them to the nodes. Ports
 * that users have closed since stay closed.
 */
public final class OpenPorts implements Step<ClusterContext> {
    private static final int SSH_PORT = 22;

    private final Networks networks;
    private final NetworkRules rules;
    private final ClusterStore clusters;
    private final OpeningStore openings;
    private final TimeLimits limits;

    public OpenPorts(
            Networks networks, NetworkRules rules, ClusterStore clusters, OpeningStore openings, TimeLimits limits) {
        this.networks = networks;
        this.rules = rules;
        this.clusters = clusters;
        this.openings = openings;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "open-ports";
    }

    @Override
    public String description() {
        return "Opens the API's port and the nodes' SSH ports and forwards them to the nodes";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        return networks.sourceNat(context.plan().network())
                .map(address -> open(context, address))
                .orElseGet(() -> StepResult.waiting("The network is getting its public address", Pauses.MACHINE));
    }

    private StepResult open(ClusterContext context, PublicIpAddress address) {
        record(context.plan().mainSite(), Optional.of(address.ip()));
        var opened = replace(context.id(), context.plan(), address.id());
        if (!(opened instanceof StepResult.Done)) {
            return opened;
        }
        return apiIsOpen(address.id())
                ? StepResult.done()
                : StepResult.failed(
                        Errors.WRONG_STATE,
                        "No firewall rule of the cluster's public address opens port " + KubernetesCluster.API_PORT
                                + " any more; create one for the cluster's users and for this server");
    }

    private void record(Site site, Optional<String> publicIp) {
        if (!site.publicIp().equals(publicIp)) {
            clusters.updateSite(site.id(), current -> current.withPublicIp(publicIp));
        }
    }

    /** Opens the ports of the plan and closes others that were opened for the cluster. */
    private StepResult replace(KubernetesClusterId cluster, ClusterPlan plan, PublicIpAddressId address) {
        var present = present(address);
        var stored = openings.of(cluster);
        var wanted = new DesiredOpenings(plan, present, stored).all();
        var moved = new SshPorts(present, plan.nodes(), wanted).moved();
        if (!moved.isEmpty()) {
            // stored before any rule is created, so that rules and plan agree
            moved.forEach((node, port) -> clusters.updateNode(node, current -> current.withSshPort(port)));
            return StepResult.waiting("Other SSH ports were chosen for " + moved.size() + " nodes", Pauses.MACHINE);
        }
        openings.replace(cluster, Stream.concat(wanted.values().stream(), departed(stored, wanted)).toList());
        if (!rules.replace(desired(plan, address, wanted), owned(stored))) {
            return StepResult.waiting("The ports are being opened", Pauses.MACHINE);
        }
        openings.replace(cluster, wanted.values().stream().map(ClusterOpening::asMade).toList());
        return StepResult.done();
    }

    /** Openings of removed nodes, kept until their rules have been removed. */
    private static Stream<ClusterOpening> departed(
            List<ClusterOpening> stored, Map<FirewallRuleId, ClusterOpening> wanted) {
        return stored.stream().filter(opening -> !wanted.containsKey(opening.rule()));
    }

    private AddressRules present(PublicIpAddressId address) {
        return new AddressRules(
                address, rules.firewall(address), rules.forwardings(address), rules.loadBalancers(address));
    }

    private boolean apiIsOpen(PublicIpAddressId address) {
        return rules.firewall(address).stream()
                .anyMatch(rule -> rule.overlaps(Protocol.TCP, KubernetesCluster.API_PORT, KubernetesCluster.API_PORT));
    }

    /** Closes the ports of the operation's nodes; the API's port stays open if there are other nodes. */
    @Override
    public StepResult undo(ClusterContext context) {
        var address = networks.sourceNat(context.plan().network());
        if (!context.otherNodes().isEmpty() && address.isPresent()) {
            return replace(context.id(), context.plan().with(context.otherNodes()), address.get().id());
        }
        if (!rules.remove(planned(context.plan()))) {
            return StepResult.waiting("The ports are being closed", Pauses.MACHINE);
        }
        openings.replace(context.id(), List.of());
        record(context.plan().mainSite(), Optional.empty());
        return StepResult.done();
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    private static RuleIds planned(ClusterPlan plan) {
        return RuleIds.of(
                Stream.concat(plan.nodes().stream().map(Node::firewall), Stream.of(plan.rules().apiFirewall()))
                        .toList(),
                plan.nodes().stream().map(Node::forwarding).toList(),
                List.of(plan.rules().apiBalancer()));
    }

    /** The rules of all stored openings; a node's two rules have the same uuid. */
    private static RuleIds owned(Collection<ClusterOpening> stored) {
        return RuleIds.of(
                stored.stream().map(ClusterOpening::rule).toList(),
                stored.stream()
                        .map(opening -> new PortForwardingRuleId(opening.rule().value()))
                        .toList(),
                List.of());
    }

    private static AddressRules desired(
            ClusterPlan plan, PublicIpAddressId address, Map<FirewallRuleId, ClusterOpening> wanted) {
        var api = wanted.get(plan.rules().apiFirewall());
        var ssh = plan.nodes().stream()
                .map(node -> firewall(wanted.get(node.firewall()), address, node.sshPort()));
        return new AddressRules(
                address,
                Stream.concat(Stream.of(firewall(api, address, KubernetesCluster.API_PORT)), ssh)
                        .flatMap(Collection::stream)
                        .toList(),
                plan.nodes().stream()
                        .map(node -> new PortForwardingRule(
                                node.forwarding(), address, Protocol.TCP, node.sshPort(), SSH_PORT, node.machine()))
                        .toList(),
                List.of(balancer(plan, address)));
    }

    /** Empty if a user has closed the port. */
    private static List<FirewallRule> firewall(ClusterOpening opening, PublicIpAddressId address, int port) {
        return opening.open()
                ? List.of(new FirewallRule(opening.rule(), address, Protocol.TCP, port, port, opening.sources()))
                : List.of();
    }

    private static LoadBalancerRule balancer(ClusterPlan plan, PublicIpAddressId address) {
        return new LoadBalancerRule(
                plan.rules().apiBalancer(),
                "api-lb",
                address,
                KubernetesCluster.API_PORT,
                KubernetesCluster.API_PORT,
                "roundrobin",
                plan.nodes(NodeRole.CONTROL).stream().map(Node::machine).collect(Collectors.toSet()));
    }
}
