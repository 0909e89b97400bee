package dev.mold.koral.step.network;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.node.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes the openings of a cluster from the stored ones and the rules of its address. A firewall rule that had been
 * created and is missing was removed by a user and is not created again. Only if none of the cluster's rules is left
 * were they lost with their network; then they are created again, with their previous source CIDRs.
 */
final class DesiredOpenings {
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0");

    private final ClusterPlan plan;
    private final AddressRules present;
    private final Map<FirewallRuleId, ClusterOpening> stored;

    DesiredOpenings(ClusterPlan plan, AddressRules present, Collection<ClusterOpening> stored) {
        this.plan = plan;
        this.present = present;
        this.stored = stored.stream().collect(Collectors.toMap(ClusterOpening::rule, Function.identity()));
    }

    /** The openings of the API and of each node, by firewall rule. */
    Map<FirewallRuleId, ClusterOpening> all() {
        var lost = lost();
        var openings = new LinkedHashMap<FirewallRuleId, ClusterOpening>();
        var api = plan.rules().apiFirewall();
        openings.put(api, opening(api, ANYWHERE, lost));
        plan.nodes().forEach(node -> openings.put(node.firewall(), opening(node.firewall(), sshSources(), lost)));
        return openings;
    }

    private ClusterOpening opening(FirewallRuleId rule, List<String> sources, boolean lost) {
        var known = Optional.ofNullable(stored.get(rule)).orElseGet(() -> ClusterOpening.planned(rule, sources));
        return !known.made() || lost ? known : known.to(presentSources(rule));
    }

    /** A new node's SSH port gets the source CIDRs of an existing node's. */
    private List<String> sshSources() {
        return plan.nodes().stream()
                .map(Node::firewall)
                .flatMap(rule -> Optional.ofNullable(stored.get(rule)).stream())
                .filter(ClusterOpening::made)
                .findFirst()
                .map(opening -> presentSources(opening.rule()))
                .orElse(ANYWHERE);
    }

    private List<String> presentSources(FirewallRuleId rule) {
        return present.firewall().stream()
                .filter(one -> one.id().equals(rule))
                .findFirst()
                .map(FirewallRule::sources)
                .orElse(List.of());
    }

    private boolean lost() {
        var ids = present.ids();
        return !ids.loadBalancers().contains(plan.rules().apiBalancer())
                && !ids.firewall().contains(plan.rules().apiFirewall())
                && plan.nodes().stream()
                        .noneMatch(node -> ids.firewall().contains(node.firewall())
                                || ids.forwardings().contains(node.forwarding()));
    }
}
