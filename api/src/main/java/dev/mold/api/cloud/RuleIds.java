package dev.mold.api.cloud;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.PortForwardingRuleId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Ids of rules of public addresses. */
public record RuleIds(
        Set<FirewallRuleId> firewall, Set<PortForwardingRuleId> forwardings, Set<LoadBalancerRuleId> loadBalancers) {
    public RuleIds {
        firewall = Set.copyOf(firewall);
        forwardings = Set.copyOf(forwardings);
        loadBalancers = Set.copyOf(loadBalancers);
    }

    public static RuleIds of(
            Collection<FirewallRuleId> firewall,
            Collection<PortForwardingRuleId> forwardings,
            Collection<LoadBalancerRuleId> loadBalancers) {
        return new RuleIds(Set.copyOf(firewall), Set.copyOf(forwardings), Set.copyOf(loadBalancers));
    }

    /** The ids that are not among the others. */
    public RuleIds without(RuleIds others) {
        return new RuleIds(
                without(firewall, others.firewall),
                without(forwardings, others.forwardings),
                without(loadBalancers, others.loadBalancers));
    }

    private static <T> Set<T> without(Set<T> all, Set<T> others) {
        return all.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
    }

    /** Whether these include all of the others. */
    public boolean containsAll(RuleIds others) {
        return firewall.containsAll(others.firewall)
                && forwardings.containsAll(others.forwardings)
                && loadBalancers.containsAll(others.loadBalancers);
    }

    public static RuleIds none() {
        return new RuleIds(Set.of(), Set.of(), Set.of());
    }
}
