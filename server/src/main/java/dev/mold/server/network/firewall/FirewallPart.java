package dev.mold.server.network.firewall;

import dev.mold.api.id.AddressId;
import dev.mold.api.id.NetworkId;
import dev.mold.server.network.NetworkPart;
import dev.mold.server.network.RouterDraft;
import dev.mold.server.network.address.AddressUser;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What firewall rules are to a router and to addresses. */
class FirewallPart implements NetworkPart, AddressUser {
    private final FirewallRuleRepository rules;

    FirewallPart(FirewallRuleRepository rules) {
        this.rules = rules;
    }

    @Override
    public void contribute(NetworkId network, RouterDraft draft) {
        rules.ofNetwork(network.value()).forEach(rule -> {
            if (rule.egress()) {
                draft.egress(rule.toConfig());
            } else {
                draft.open(rule.toConfig());
            }
        });
    }

    @Override
    public void release(NetworkId network) {
        rules.deleteOfNetwork(network.value());
    }

    @Override
    public void addressReleased(AddressId address) {
        rules.deleteOfAddress(address.value());
    }

    @Override
    public Set<AddressId> withRules(Collection<AddressId> addresses) {
        return rules.addressesWithRules(addresses.stream().map(AddressId::value).toList()).stream()
                .map(AddressId::new)
                .collect(Collectors.toSet());
    }
}
