package dev.mold.koral.cluster;

import dev.mold.api.cloud.RuleIds;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteRules;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resources that a cluster has, or may have, in the cloud: all that are removed with it.
 *
 * @param networks networks that were created for it
 */
public record ClusterResources(
        Set<NetworkId> networks,
        Set<VirtualMachineId> machines,
        Set<FirewallRuleId> firewall,
        Set<PortForwardingRuleId> forwardings,
        Set<LoadBalancerRuleId> loadBalancers) {
    public ClusterResources {
        networks = Set.copyOf(networks);
        machines = Set.copyOf(machines);
        firewall = Set.copyOf(firewall);
        forwardings = Set.copyOf(forwardings);
        loadBalancers = Set.copyOf(loadBalancers);
    }

    public static ClusterResources none() {
        return new ClusterResources(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    static ClusterResources of(ClusterPlan plan) {
        var rules = plan.sites().stream().map(Site::rules).toList();
        return new ClusterResources(
                plan.sites().stream().filter(Site::ownNetwork).map(Site::network).collect(Collectors.toSet()),
                Set.copyOf(plan.machines()),
                Stream.concat(
                                rules.stream().map(SiteRules::apiFirewall),
                                plan.nodes().stream().map(Node::firewall))
                        .collect(Collectors.toSet()),
                plan.nodes().stream().map(Node::forwarding).collect(Collectors.toSet()),
                rules.stream().map(SiteRules::apiBalancer).collect(Collectors.toSet()));
    }

    public RuleIds rules() {
        return new RuleIds(firewall, forwardings, loadBalancers);
    }

    /** The union of both. */
    ClusterResources and(ClusterResources other) {
        return new ClusterResources(
                union(networks, other.networks),
                union(machines, other.machines),
                union(firewall, other.firewall),
                union(forwardings, other.forwardings),
                union(loadBalancers, other.loadBalancers));
    }

    public boolean isEmpty() {
        return equals(none());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
