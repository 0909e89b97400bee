package dev.mold.koral.cluster;

import dev.mold.api.id.FirewallRuleId;
import java.util.List;

/**
 * A port to be opened on a cluster's public address: the API's, or the SSH port of one node. The port number and its
 * target are in the plan.
 *
 * @param rule the firewall rule that opens it
 * @param sources CIDRs that may connect; empty once a user has removed the rule
 * @param made whether the rule has been created; from then on users may change it, and it is not created again
 */
public record ClusterOpening(FirewallRuleId rule, List<String> sources, boolean made) {
    public ClusterOpening {
        sources = List.copyOf(sources);
    }

    /** An opening whose rule has not been created yet. */
    public static ClusterOpening planned(FirewallRuleId rule, List<String> sources) {
        return new ClusterOpening(rule, sources, false);
    }

    public ClusterOpening asMade() {
        return new ClusterOpening(rule, sources, true);
    }

    /** A copy with other source CIDRs; closed if empty. */
    public ClusterOpening to(List<String> others) {
        return new ClusterOpening(rule, others, made);
    }

    /** Whether Koral keeps it open; otherwise it is closed, or a user's own rule opens it. */
    public boolean open() {
        return !sources.isEmpty();
    }
}
