package dev.mold.server.network.firewall;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.network.RouterConfigContributor;
import dev.mold.server.network.RouterDraft;
import dev.mold.server.network.address.AddressUser;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Contributes firewall rules to router configurations, and removes them with their addresses. */
class FirewallPart implements RouterConfigContributor, AddressUser {
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
    public void addressReleased(PublicIpAddressId address) {
        rules.deleteOfAddress(address.value());
    }

    @Override
    public Set<PublicIpAddressId> withRules(Collection<PublicIpAddressId> addresses) {
        return rules.addressesWithRules(addresses.stream().map(PublicIpAddressId::value).toList()).stream()
                .map(PublicIpAddressId::new)
                .collect(Collectors.toSet());
    }
}
