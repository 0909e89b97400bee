package dev.mold.api.cloud;

import dev.mold.api.id.PublicIpAddressId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules that one owner wants on a public address; all of them belong to that address.
 *
 * @param address the address
 * @param firewall allowed traffic and its sources
 * @param forwardings ports forwarded to one machine each
 * @param loadBalancers ports balanced over machines
 */
public record AddressRules(
        PublicIpAddressId address,
        List<FirewallRule> firewall,
        List<PortForwardingRule> forwardings,
        List<LoadBalancerRule> loadBalancers) {
    public AddressRules {
        firewall = List.copyOf(firewall);
        forwardings = List.copyOf(forwardings);
        loadBalancers = List.copyOf(loadBalancers);
        var addresses = Stream.of(
                        firewall.stream().map(FirewallRule::address),
                        forwardings.stream().map(PortForwardingRule::address),
                        loadBalancers.stream().map(LoadBalancerRule::address))
                .flatMap(each -> each);
        if (!addresses.allMatch(address::equals)) {
            throw new IllegalArgumentException("a rule of another address");
        }
    }

    /** No rules at all. */
    public static AddressRules none(PublicIpAddressId address) {
        return new AddressRules(address, List.of(), List.of(), List.of());
    }

    /** The ids of all these rules. */
    public RuleIds ids() {
        return RuleIds.of(
                firewall.stream().map(FirewallRule::id).toList(),
                forwardings.stream().map(PortForwardingRule::id).toList(),
                loadBalancers.stream().map(LoadBalancerRule::id).toList());
    }
}
