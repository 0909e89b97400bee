package dev.mold.koral.fake;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Networks that need one poll to be implemented, with their rules. */
public final class FakeNetworks implements Networks, NetworkRules {
    private final FakeMachines machines;
    private final Map<NetworkId, Network> networks = new LinkedHashMap<>();
    private final Map<NetworkId, PublicIpAddress> addresses = new HashMap<>();
    private final Map<FirewallRuleId, FirewallRule> firewall = new LinkedHashMap<>();
    private final Map<PortForwardingRuleId, PortForwardingRule> forwardings = new LinkedHashMap<>();
    private final Map<LoadBalancerRuleId, LoadBalancerRule> balancers = new LinkedHashMap<>();

    /** Whether networks get other ids than requested. */
    public boolean choosesIds;

    /** Whether networks get their address only with the first machine that runs in them. */
    public boolean addressComesLate;

    /** How many more times an operation is reported as not done yet. */
    public int notYet;

    private final Map<NetworkId, NetworkId> chosen = new HashMap<>();

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

    /** Adds an existing network. */
    public void add(Network network) {
        networks.put(network.id(), network);
        if (network.state() == NetworkState.IMPLEMENTED) {
            address(network);
        }
    }

    @Override
    public Network create(NewNetwork requested) {
        return networks.computeIfAbsent(
                choosesIds ? chosen.computeIfAbsent(requested.id(), FakeNetworks::another) : requested.id(),
                id -> new Network(
                        id,
                        requested.name(),
                        requested.owner(),
                        requested.zone(),
                        requested.offering(),
                        true,
                        "10.1.1.0/24",
                        "10.1.1.1",
                        NetworkState.ALLOCATED));
    }

    private static NetworkId another(NetworkId id) {
        return new NetworkId(new UUID(id.value().getMostSignificantBits(), ~id.value().getLeastSignificantBits()));
    }

    private boolean done() {
        return notYet-- <= 0;
    }

    @Override
    public boolean implement(NetworkId id) {
        if (addressComesLate) {
            return true;
        }
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
        return next == NetworkState.IMPLEMENTED;
    }

    @Override
    public Optional<Network> find(NetworkId id) {
        return Optional.ofNullable(networks.get(id));
    }

    @Override
    public List<VirtualMachineId> machines(NetworkId id) {
        return machines.all().stream()
                .filter(machine -> machine.network().equals(id))
                .map(VirtualMachine::id)
                .toList();
    }

    @Override
    public boolean delete(NetworkId id) {
        if (!machines(id).isEmpty()) {
            throw new ApiException(Errors.RESOURCE_IN_USE, "machines are in the network");
        }
        if (!done()) {
            return false;
        }
        networks.remove(id);
        var address = addresses.remove(id);
        if (address != null) {
            firewall.values().removeIf(rule -> rule.address().equals(address.id()));
            forwardings.values().removeIf(rule -> rule.address().equals(address.id()));
            balancers.values().removeIf(rule -> rule.address().equals(address.id()));
        }
        return true;
    }

    @Override
    public Optional<PublicIpAddress> sourceNat(NetworkId id) {
        if (addressComesLate && machines(id).stream().anyMatch(this::runs)) {
            address(networks.get(id));
        }
        return Optional.ofNullable(addresses.get(id));
    }

    private boolean runs(VirtualMachineId id) {
        return machines.find(id).filter(machine -> machine.state() == VirtualMachineState.RUNNING).isPresent();
    }

    @Override
    public List<FirewallRule> firewall(PublicIpAddressId address) {
        return firewall.values().stream()
                .filter(rule -> rule.address().equals(address))
                .toList();
    }

    @Override
    public List<PortForwardingRule> forwardings(PublicIpAddressId address) {
        return forwardings.values().stream()
                .filter(rule -> rule.address().equals(address))
                .toList();
    }

    @Override
    public List<LoadBalancerRule> loadBalancers(PublicIpAddressId address) {
        return balancers.values().stream()
                .filter(rule -> rule.address().equals(address))
                .toList();
    }

    @Override
    public boolean replace(AddressRules desired, RuleIds owned) {
        desired.firewall().forEach(rule -> checkFree(desired, rule));
        desired.forwardings().forEach(rule -> checkFree(desired, rule.publicPort()));
        desired.loadBalancers().forEach(rule -> checkFree(desired, rule.publicPort()));
        removeRows(owned.without(desired.ids()));
        desired.firewall().forEach(this::add);
        desired.forwardings().forEach(this::add);
        desired.loadBalancers().forEach(rule -> balancers.merge(rule.id(), rule, FakeNetworks::withMembersOf));
        return done();
    }

    private void checkFree(AddressRules desired, FirewallRule wanted) {
        if (firewall(desired.address()).stream()
                .filter(other -> !desired.ids().firewall().contains(other.id()))
                .filter(other -> !Collections.disjoint(other.sources(), wanted.sources()))
                .anyMatch(other -> other.overlaps(wanted.protocol(), wanted.startPort(), wanted.endPort()))) {
            throw new ApiException(Errors.NETWORK_RULE_CONFLICT, "somebody else has opened " + wanted.startPort());
        }
    }

    private void checkFree(AddressRules desired, int port) {
        var forwarded = forwardings(desired.address()).stream()
                .filter(other -> !desired.ids().forwardings().contains(other.id()))
                .anyMatch(other -> other.has(port));
        var balanced = loadBalancers(desired.address()).stream()
                .filter(other -> !desired.ids().loadBalancers().contains(other.id()))
                .anyMatch(other -> other.publicPort() == port);
        if (forwarded || balanced) {
            throw new ApiException(Errors.NETWORK_RULE_CONFLICT, "somebody else has port " + port);
        }
    }

    private static LoadBalancerRule withMembersOf(LoadBalancerRule present, LoadBalancerRule wanted) {
        return new LoadBalancerRule(
                present.id(),
                present.name(),
                present.address(),
                wanted.publicPort(),
                wanted.privatePort(),
                present.algorithm(),
                wanted.members());
    }

    /** Adds a user's rule. */
    public void add(FirewallRule rule) {
        firewall.put(rule.id(), rule);
    }

    /** Adds or changes a user's rule. */
    public void add(LoadBalancerRule rule) {
        balancers.put(rule.id(), rule);
    }

    /** Adds a user's rule. */
    public void add(PortForwardingRule rule) {
        forwardings.put(rule.id(), rule);
    }

    @Override
    public boolean remove(RuleIds rules) {
        removeRows(rules);
        return done();
    }

    private void removeRows(RuleIds rules) {
        rules.firewall().forEach(firewall::remove);
        rules.forwardings().forEach(forwardings::remove);
        rules.loadBalancers().forEach(balancers::remove);
    }

    private void address(Network network) {
        addresses.computeIfAbsent(
                network.id(),
                id -> new PublicIpAddress(
                        new PublicIpAddressId(id.value()),
                        "127.64.0." + (addresses.size() + 2),
                        network.zone(),
                        network.owner(),
                        Optional.of(id),
                        true));
    }
}
