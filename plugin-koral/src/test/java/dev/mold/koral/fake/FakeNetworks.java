package dev.mold.koral.fake;

import dev.mold.api.cloud.Address;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.Machine;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AddressId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks that need one look to be implemented, with their rules. */
public final class FakeNetworks implements Networks, NetworkRules {
    private final FakeMachines machines;
    private final Map<NetworkId, Network> networks = new LinkedHashMap<>();
    private final Map<NetworkId, Address> addresses = new HashMap<>();
    private final Map<FirewallRuleId, FirewallRule> firewall = new LinkedHashMap<>();
    private final Map<PortForwardingRuleId, PortForwardingRule> forwardings = new LinkedHashMap<>();
    private final Map<LoadBalancerRuleId, LoadBalancerRule> balancers = new LinkedHashMap<>();

    FakeNetworks(FakeMachines machines) {
        this.machines = machines;
    }

    public Collection<Network> all() {
        return networks.values();
    }

    public Collection<FirewallRule> allFirewall() {
        return firewall.values();
    }

    public Collection<PortForwardingRule> allForwardings() {
        return forwardings.values();
    }

    public Collection<LoadBalancerRule> allBalancers() {
        return balancers.values();
    }

    /** A network that somebody has already. */
    public void add(Network network) {
        networks.put(network.id(), network);
        if (network.state() == NetworkState.IMPLEMENTED) {
            address(network);
        }
    }

    @Override
    public Network create(NewNetwork wish) {
        return networks.computeIfAbsent(
                wish.id(),
                id -> new Network(
                        id,
                        wish.name(),
                        wish.owner(),
                        wish.zone(),
                        wish.offering(),
                        true,
                        "10.1.1.0/24",
                        "10.1.1.1",
                        NetworkState.ALLOCATED));
    }

    @Override
    public Network implement(NetworkId id) {
        var network = networks.get(id);
        var next = network.state() == NetworkState.ALLOCATED ? NetworkState.IMPLEMENTING : NetworkState.IMPLEMENTED;
        address(network);
        var changed = new Network(
                id,
                network.name(),
                network.owner(),
                network.zone(),
                network.offering(),
                network.isolated(),
                network.cidr(),
                network.gateway(),
                next);
        networks.put(id, changed);
        return changed;
    }

    @Override
    public Optional<Network> find(NetworkId id) {
        return Optional.ofNullable(networks.get(id));
    }

    @Override
    public List<MachineId> machines(NetworkId id) {
        return machines.all().stream()
                .filter(machine -> machine.network().equals(id))
                .map(Machine::id)
                .toList();
    }

    @Override
    public void delete(NetworkId id) {
        if (!machines(id).isEmpty()) {
            throw new ApiException(Errors.RESOURCE_IN_USE, "machines are in the network");
        }
        networks.remove(id);
        var address = addresses.remove(id);
        if (address != null) {
            firewall.values().removeIf(rule -> rule.address().equals(address.id()));
            forwardings.values().removeIf(rule -> rule.address().equals(address.id()));
            balancers.values().removeIf(rule -> rule.address().equals(address.id()));
        }
    }

    @Override
    public Optional<Address> sourceNat(NetworkId id) {
        return Optional.ofNullable(addresses.get(id));
    }

    @Override
    public List<FirewallRule> firewall(AddressId address) {
        return firewall.values().stream()
                .filter(rule -> rule.address().equals(address))
                .toList();
    }

    @Override
    public List<PortForwardingRule> forwardings(AddressId address) {
        return forwardings.values().stream()
                .filter(rule -> rule.address().equals(address))
                .toList();
    }

    @Override
    public List<LoadBalancerRule> loadBalancers(AddressId address) {
        return balancers.values().stream()
                .filter(rule -> rule.address().equals(address))
                .toList();
    }

    @Override
    public void ensureFirewall(Collection<FirewallRule> rules) {
        rules.forEach(rule -> firewall.put(rule.id(), rule));
    }

    @Override
    public void ensureForwardings(Collection<PortForwardingRule> rules) {
        rules.forEach(rule -> forwardings.put(rule.id(), rule));
    }

    @Override
    public void ensureLoadBalancer(LoadBalancerRule rule) {
        balancers.put(rule.id(), rule);
    }

    @Override
    public void remove(
            Collection<FirewallRuleId> firewallIds,
            Collection<PortForwardingRuleId> forwardingIds,
            Collection<LoadBalancerRuleId> balancerIds) {
        firewallIds.forEach(firewall::remove);
        forwardingIds.forEach(forwardings::remove);
        balancerIds.forEach(balancers::remove);
    }

    private void address(Network network) {
        addresses.computeIfAbsent(
                network.id(),
                id -> new Address(
                        new AddressId(id.value()),
                        "127.64.0." + (addresses.size() + 2),
                        network.zone(),
                        network.owner(),
                        Optional.of(id),
                        true));
    }
}
