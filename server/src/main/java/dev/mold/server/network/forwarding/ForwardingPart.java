package dev.mold.server.network.forwarding;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.RouterConfigContributor;
import dev.mold.server.network.RouterDraft;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressUser;
import dev.mold.server.network.address.PortClaims;
import dev.mold.server.network.firewall.FirewallOpenings;
import java.util.Collection;
import java.util.Set;

/** Contributes forwarding rules to router configurations, and removes them with their addresses and machines. */
class ForwardingPart implements RouterConfigContributor, AddressUser {
    private final ForwardingRuleRepository rules;
    private final PortClaims claims;
    private final FirewallOpenings openings;

    ForwardingPart(ForwardingRuleRepository rules, PortClaims claims, FirewallOpenings openings) {
        this.rules = rules;
        this.claims = claims;
        this.openings = openings;
    }

    @Override
    public void contribute(NetworkId network, RouterDraft draft) {
        rules.ofNetwork(network.value()).forEach(rule -> {
            rule.toConfig().forEach(draft::forward);
            if (rule.sources != null) {
                draft.restrict(
                        rule.ip,
                        rule.protocol.wireName(),
                        rule.publicPort,
                        rule.publicEndPort,
                        Sources.split(rule.sources));
            }
        });
    }

    @Override
    public void release(NetworkId network) {
        rules.deleteOfNetwork(network.value());
    }

    @Override
    public void machineLeft(NetworkId network, VirtualMachineId machine) {
        rules.ofMachine(network.value(), machine.value()).forEach(rule -> {
            claims.unclaim(rule.id);
            openings.closeFor(rule.id);
            rules.delete(rule);
        });
    }

    @Override
    public void addressReleased(PublicIpAddressId address) {
        rules.deleteOfAddress(address.value());
    }

    /** {@inheritDoc} Forwarding rules claim their ports, so the address already counts them. */
    @Override
    public Set<PublicIpAddressId> withRules(Collection<PublicIpAddressId> addresses) {
        return Set.of();
    }
}
