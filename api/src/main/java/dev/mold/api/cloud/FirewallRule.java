package dev.mold.api.cloud;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.PublicIpAddressId;
import java.util.List;

/**
 * Opens ports of a public address.
 *
 * @param id chosen by whoever makes it
 * @param sources CIDRs that may come in
 */
public record FirewallRule(
        FirewallRuleId id,
                PublicIpAddressId address, Protocol protocol, int startPort, int endPort, List<String> sources) {
    public FirewallRule {
        sources = List.copyOf(sources);
    }

    /** Whether the two speak of a common protocol and port. */
    public boolean overlaps(Protocol otherProtocol, int firstPort, int lastPort) {
        return (protocol == otherProtocol || protocol == Protocol.ALL)
                && startPort <= lastPort
                && firstPort <= endPort;
    }
}
