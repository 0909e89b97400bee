package dev.mold.server.network.loadbalancer;

import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nic;
import dev.mold.server.network.Nics;
import dev.mold.server.network.PortRange;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.firewall.PortRules;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Load-balancer rules. Methods that change them run in the caller's transaction and do not update the router; the
 * caller calls {@link NetworkService#apply} afterwards.
 */
public class LoadBalancers {
    private static final String SERVICE = "Lb";
    private static final String PURPOSE = "LoadBalancing";

    private final LoadBalancerRepository rules;
    private final PortRules life;
    private final AddressService addresses;
    private final NetworkService networks;
    private final Nics nics;
    private final Transactions transactions;
    private final Clock clock;

    LoadBalancers(
            LoadBalancerRepository rules,
            PortRules life,
            AddressService addresses,
            NetworkService networks,
            Nics nics,
            Transactions transactions,
            Clock clock) {
        this.rules = rules;
        this.life = life;
        this.addresses = addresses;
        this.networks = networks;
        this.nics = nics;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The rules of an address in state Add or Active. */
    public List<LoadBalancerRule> of(PublicIpAddressId address) {
        return transactions.call(() -> {
            var found = rules.ofAddress(address.value());
            var members = rules.members(found.stream().map(rule -> rule.id).toList());
            return found.stream()
                    .map(rule -> rule.toRule(members.getOrDefault(rule.id, List.of())))
                    .toList();
        });
    }

    /**
     * Removes the rule with the wanted rule's id if its ports differ, so that it can be created again; a rule that is
     * already being removed is left alone.
     *
     * @throws ApiException INVALID_PARAMETER if that id is a rule of another address
     */
    public void removeOutdated(LoadBalancerRule wanted) {
        rules.find(wanted.id().value())
                .filter(present -> present.state() != RuleState.REVOKE)
                .filter(present -> !samePorts(present, wanted))
                .ifPresent(present -> life.remove(present, rules::delete));
    }

    private static boolean samePorts(LoadBalancerRuleEntity present, LoadBalancerRule wanted) {
        if (!wanted.address().value().equals(present.addressId)) {
            throw ApiException.invalid("Load balancer rule " + wanted.id() + " belongs to another address");
        }
        return present.publicPort == wanted.publicPort() && present.privatePort == wanted.privatePort();
    }

    /**
     * Creates a rule with the given id, unless it exists, and sets its members. An existing rule keeps its name and its
     * algorithm, which users may have changed. The firewall is left as it is.
     *
     * @throws ApiException NETWORK_RULE_CONFLICT; INVALID_PARAMETER if its content is invalid
     */
    public void ensure(LoadBalancerRule wanted) {
        if (settled(wanted)) {
            return;
        }
        var address = addresses.changed(wanted.address());
        // looked for again, for another server may have created it before this one got the lock
        var rule = rules.find(wanted.id().value()).orElseGet(() -> add(address, plan(wanted)));
        var members = rules.members(rule.id);
        assign(rule, wanted.members());
        members.stream()
                .filter(machine -> !wanted.members().contains(new VirtualMachineId(machine)))
                .forEach(machine -> rules.removeMember(rule.id, machine));
    }

    private boolean settled(LoadBalancerRule wanted) {
        return rules.find(wanted.id().value())
                .filter(rule -> rule.state() == RuleState.REVOKE
                        || Set.copyOf(rules.members(rule.id)).equals(Set.copyOf(values(wanted.members()))))
                .isPresent();
    }

    private static List<UUID> values(Collection<VirtualMachineId> machines) {
        return machines.stream().map(VirtualMachineId::value).toList();
    }

    private static BalancerPlan plan(LoadBalancerRule rule) {
        return new BalancerPlan(
                rule.id().value(),
                rule.name(),
                Optional.empty(),
                rule.publicPort(),
                rule.privatePort(),
                rule.algorithm(),
                Optional.empty(),
                false);
    }

    LoadBalancerRuleEntity add(PublicIpAddress address, BalancerPlan plan) {
        var network = addresses.network(address);
        if (!networks.offers(network, SERVICE)) {
            throw ApiException.invalid("Network " + network.name() + " does not offer load balancing");
        }
        var ports = PortRange.of(Protocol.TCP, plan.publicPort(), null);
        life.claim(plan.id(), address, ports, PURPOSE);
        if (plan.openFirewall()) {
            life.open(plan.id(), network, address, ports, plan.sources());
        }
        var rule = new LoadBalancerRuleEntity(plan.id(), clock.instant());
        rule.name = plan.name();
        rule.description = plan.description().orElse(null);
        rule.networkId = network.id().value();
        rule.addressId = address.id().value();
        rule.ip = address.ip();
        rule.zoneId = address.zone().value();
        rule.accountId = address.owner().value();
        rule.publicPort = plan.publicPort();
        rule.privatePort = plan.privatePort();
        rule.algorithm = plan.algorithm();
        rule.sources = plan.sources().map(Sources::join).orElse(null);
        rules.save(rule);
        return rule;
    }

    /** Locks the rule's network and returns the rule to be changed. */
    LoadBalancerRuleEntity changed(LoadBalancerRuleId id) {
        var rule = rules.find(id.value()).orElseThrow(() -> unknown(id));
        networks.changed(new NetworkId(rule.networkId));
        if (rule.state == RuleState.REVOKE) {
            throw ApiException.wrongState("Load balancer rule " + rule.name + " is being removed");
        }
        return rule;
    }

    /** Adds machines to a rule; present members stay. */
    void assign(LoadBalancerRuleEntity rule, Collection<VirtualMachineId> machines) {
        var network = new NetworkId(rule.networkId);
        Set<VirtualMachineId> reachable = nics.find(machines).stream()
                .filter(nic -> nic.network().equals(network))
                .map(Nic::machine)
                .collect(Collectors.toSet());
        for (var machine : machines) {
            if (!reachable.contains(machine)) {
                throw ApiException.invalid(
                        "Machine " + machine + " has no interface in the network of the load balancer rule");
            }
            rules.addMember(rule.id, machine.value());
        }
    }

    /** Removes machines from a rule; machines that are not members are ignored. */
    void unassign(LoadBalancerRuleEntity rule, Collection<VirtualMachineId> machines) {
        machines.forEach(machine -> rules.removeMember(rule.id, machine.value()));
    }

    /** Sets a rule to Revoke; it is removed once the router no longer uses it. */
    LoadBalancerRuleEntity revoke(LoadBalancerRuleId id) {
        return life.revoke(rules.find(id.value()).orElseThrow(() -> unknown(id)));
    }

    /** Sets a rule to Active; does nothing if it is gone. */
    public void activate(LoadBalancerRuleId id) {
        rules.find(id.value()).ifPresent(life::activate);
    }

    /** Removes a rule that its router no longer uses. */
    void forget(LoadBalancerRuleId id) {
        rules.find(id.value()).ifPresent(rule -> life.forget(rule, rules::delete));
    }

    /**
     * Removes a rule.
     *
     * @return the network whose router must be updated; empty if the rule was gone
     */
    public Optional<NetworkId> remove(LoadBalancerRuleId id) {
        return rules.find(id.value()).map(rule -> life.remove(rule, rules::delete));
    }

    static ApiException unknown(LoadBalancerRuleId id) {
        return ApiException.invalid("Unable to find load balancer rule " + id);
    }
}
