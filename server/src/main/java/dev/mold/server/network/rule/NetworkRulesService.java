package dev.mold.server.network.rule;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AddressId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.firewall.Firewalls;
import dev.mold.server.network.forwarding.Forwardings;
import dev.mold.server.network.loadbalancer.LoadBalancers;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules made and removed by plugins. The rules of a call are stored all together or not at all; the routers are brought
 * up to date afterwards, once each. Where that fails the call fails and may be repeated; routers are made good anyway.
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
    public List<FirewallRule> firewall(AddressId address) {
        return firewalls.of(address);
    }

    @Override
    public List<PortForwardingRule> forwardings(AddressId address) {
        return forwardings.of(address);
    }

    @Override
    public List<LoadBalancerRule> loadBalancers(AddressId address) {
        return balancers.of(address);
    }

    @Override
    public void ensureFirewall(Collection<FirewallRule> rules) {
        transactions.run(() -> rules.forEach(firewalls::ensure));
        push(rules.stream().map(FirewallRule::address));
        transactions.run(() -> rules.forEach(rule -> firewalls.activate(rule.id())));
    }

    @Override
    public void ensureForwardings(Collection<PortForwardingRule> rules) {
        transactions.run(() -> rules.forEach(forwardings::ensure));
        push(rules.stream().map(PortForwardingRule::address));
        transactions.run(() -> rules.forEach(rule -> forwardings.activate(rule.id())));
    }

    @Override
    public void ensureLoadBalancer(LoadBalancerRule rule) {
        transactions.run(() -> balancers.ensure(rule));
        push(Stream.of(rule.address()));
        transactions.run(() -> balancers.activate(rule.id()));
    }

    private void push(Stream<AddressId> changed) {
        changed.distinct()
                .map(addresses::require)
                .map(AddressService::networkId)
                .distinct()
                .forEach(networks::apply);
    }

    /** {@inheritDoc} @throws ApiException BACKEND_FAILED if a router cannot be told now */
    @Override
    public void remove(
            Collection<FirewallRuleId> firewall,
            Collection<PortForwardingRuleId> forwarding,
            Collection<LoadBalancerRuleId> loadBalancers) {
        Set<NetworkId> changed = transactions.call(() -> Stream.of(
                        firewall.stream().flatMap(id -> firewalls.remove(id).stream()),
                        forwarding.stream().flatMap(id -> forwardings.remove(id).stream()),
                        loadBalancers.stream().flatMap(id -> balancers.remove(id).stream()))
                .flatMap(ids -> ids)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        changed.forEach(networks::apply);
    }
}
