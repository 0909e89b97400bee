package dev.mold.koral.cluster;

import dev.mold.api.id.FirewallRuleId;
import java.util.List;

/**
 * A port of a cluster's public address that is to be open: the API's, or the SSH port of one node. Which port it is and
 * where it leads is in the plan.
 *
 * @param rule the firewall rule that opens it
 * @param sources CIDRs that may come in; empty once a user has removed the rule
 * @param made whether the rule has been made; from then on it is the users' to change, and is not made again
 */
public record ClusterOpening(FirewallRuleId rule, List<String> sources, boolean made) {
    public ClusterOpening {
        sources = List.copyOf(sources);
    }

    /** One that is yet to be made. */
    public static ClusterOpening planned(FirewallRuleId rule, List<String> sources) {
        return new ClusterOpening(rule, sources, false);
    }

    public ClusterOpening asMade() {
        return new ClusterOpening(rule, sources, true);
    }

    /** The same for others; nobody if empty. */
    public ClusterOpening to(List<String> others) {
        return new ClusterOpening(rule, others, made);
    }

    /** Whether Koral keeps it open; else it is closed, or open by a rule of a user's. */
    public boolean open() {
        return !sources.isEmpty();
    }
}
