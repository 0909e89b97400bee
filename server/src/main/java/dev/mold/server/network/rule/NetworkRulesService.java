package dev.mold.server.network.rule;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.firewall.Firewalls;
import dev.mold.server.network.forwarding.Forwardings;
import dev.mold.server.network.loadbalancer.LoadBalancers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates and removes rules for plugins. The rules of one call are stored all together or not at all; afterwards each
 * router is updated once. If that fails, the call fails and may be repeated; the routers are reconciled in any case.
 */
public class NetworkRulesService implements NetworkRules {
    private final Firewalls firewalls;
    private final Forwardings forwardings;
    private final LoadBalancers balancers;
    private final AddressService addresses;
    private final NetworkService networks;
    private final Transactions transactions;

    NetworkRulesService(
            Firewalls firewalls,
            Forwardings forwardings,
            LoadBalancers balancers,
            AddressService addresses,
            NetworkService networks,
            Transactions transactions) {
        this.firewalls = firewalls;
        this.forwardings = forwardings;
        this.balancers = balancers;
        this.addresses = addresses;
        this.networks = networks;
        this.transactions = transactions;
    }

    @Override
    public List<FirewallRule> firewall(PublicIpAddressId address) {
        return firewalls.of(address);
    }

    @Override
    public List<PortForwardingRule> forwardings(PublicIpAddressId address) {
        return forwardings.of(address);
    }

    @Override
    public List<LoadBalancerRule> loadBalancers(PublicIpAddressId address) {
        return balancers.of(address);
    }

    @Override
    public boolean replace(AddressRules desired, RuleIds owned) {
        var changed = transactions.call(() -> {
            Set<NetworkId> touched = removeRows(owned.without(desired.ids()));
            // remove outdated rules before any is created, so that rules may swap their ports
            desired.firewall().forEach(firewalls::removeOutdated);
            desired.forwardings().forEach(forwardings::removeOutdated);
            desired.loadBalancers().forEach(balancers::removeOutdated);
            desired.firewall().forEach(firewalls::ensure);
            desired.forwardings().forEach(forwardings::ensure);
            desired.loadBalancers().forEach(balancers::ensure);
            touched.add(AddressService.networkId(addresses.require(desired.address())));
            return touched;
        });
        changed.forEach(networks::apply);
        transactions.run(() -> activate(desired.ids()));
        return inForce(desired) && changed.stream().allMatch(networks::routerUpToDate);
    }

    private void activate(RuleIds ids) {
        ids.firewall().forEach(firewalls::activate);
        ids.forwardings().forEach(forwardings::activate);
        ids.loadBalancers().forEach(balancers::activate);
    }

    /** Whether all rules exist; a rule that is being removed can be created again only afterwards. */
    private boolean inForce(AddressRules desired) {
        var present = new AddressRules(
                desired.address(),
                firewall(desired.address()),
                forwardings(desired.address()),
                loadBalancers(desired.address()));
        return present.ids().containsAll(desired.ids());
    }

    /** {@inheritDoc} @throws ApiException BACKEND_FAILED if a router cannot be configured now */
    @Override
    public boolean remove(RuleIds rules) {
        var changed = transactions.call(() -> removeRows(rules));
        changed.forEach(networks::apply);
        return changed.stream().allMatch(networks::routerUpToDate);
    }

    /** @return the networks whose routers must be updated */
    private Set<NetworkId> removeRows(RuleIds ids) {
        return Stream.of(
                        ids.firewall().stream().flatMap(id -> firewalls.remove(id).stream()),
                        ids.forwardings().stream().flatMap(id -> forwardings.remove(id).stream()),
                        ids.loadBalancers().stream().flatMap(id -> balancers.remove(id).stream()))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
