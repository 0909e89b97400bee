package dev.mold.api.cloud;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.PublicIpAddressId;
import java.util.List;

/**
 * Opens ports of a public address.
 *
 * @param id chosen by the creator
 * @param sources allowed source CIDRs
 */
public record FirewallRule(
        FirewallRuleId id,
                PublicIpAddressId address, Protocol protocol, int startPort, int endPort, List<String> sources) {
    public FirewallRule {
        sources = List.copyOf(sources);
    }

    /** Whether the rule applies to any of these ports of that protocol. */
    public boolean overlaps(Protocol otherProtocol, int firstPort, int lastPort) {
        return (protocol == otherProtocol || protocol == Protocol.ALL)
                && startPort <= lastPort
                && firstPort <= endPort;
    }
}
