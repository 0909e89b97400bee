package dev.mold.server.network.forwarding;

import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.network.PortRange;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.firewall.PortRules;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Forwarding rules. What changes them works in the caller's transaction and leaves the router to the caller, who calls
 * {@link NetworkService#apply} afterwards.
 */
public class Forwardings {
    private static final String SERVICE = "PortForwarding";
    private static final String PURPOSE = "PortForwarding";

    /** A router has one entry a port, so the whole range of ports is too much for it. */
    private static final int MAX_PORTS = 1000;

    private final ForwardingRuleRepository rules;
    private final PortRules life;
    private final AddressService addresses;
    private final NetworkService networks;
    private final Nics nics;
    private final Transactions transactions;
    private final Clock clock;

    Forwardings(
            ForwardingRuleRepository rules,
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

    /**
     * What a rule shall do.
     *
     * @param sources who may come in; empty for everybody that the firewall lets in
     * @param openFirewall whether the firewall is opened with the rule
     */
    record Plan(
            UUID id,
            PortRange publicPorts,
            PortRange privatePorts,
            VirtualMachineId machine,
            Optional<List<String>> sources,
            boolean openFirewall) {
        Plan {
            checkSizes(publicPorts, privatePorts);
        }
    }

    /** The rules of an address that are active or about to be. */
    public List<PortForwardingRule> of(PublicIpAddressId address) {
        return transactions.call(() -> rules.ofAddress(address.value()).stream()
                .map(ForwardingRuleEntity::toRule)
                .toList());
    }

    /**
     * Removes the rule of that id if it says something else, so that it can be rebuilt; one that is being removed
     * anyway is left alone.
     *
     * @throws ApiException INVALID_PARAMETER if that id is a rule of another address
     */
    public void removeOutdated(PortForwardingRule wanted) {
        rules.find(wanted.id().value())
                .filter(present -> present.state() != RuleState.REVOKE)
                .filter(present -> !same(present, wanted))
                .ifPresent(present -> life.remove(present, rules::delete));
    }

    private static boolean same(ForwardingRuleEntity present, PortForwardingRule wanted) {
        if (!wanted.address().value().equals(present.addressId)) {
            throw ApiException.invalid("Port forwarding rule " + wanted.id() + " belongs to another address");
        }
        return present.toRule().equals(wanted);
    }

    /**
     * Creates a rule under the id that it has, unless there is one. The firewall is left as it is.
     *
     * @throws ApiException NETWORK_RULE_CONFLICT; INVALID_PARAMETER if what it says is wrong
     */
    public void ensure(PortForwardingRule rule) {
        if (rules.find(rule.id().value()).isEmpty()) {
            add(addresses.changed(rule.address()), plan(rule));
        }
    }

    private static Plan plan(PortForwardingRule rule) {
        return new Plan(
                rule.id().value(),
                PortRange.of(rule.protocol(), rule.publicPort(), rule.publicEndPort()),
                PortRange.of(
                        rule.protocol(),
                        rule.privatePort(),
                        rule.privatePort() + rule.publicEndPort() - rule.publicPort()),
                rule.machine(),
                Optional.empty(),
                false);
    }

    ForwardingRuleEntity add(PublicIpAddress address, Plan plan) {
        var network = addresses.network(address);
        if (!networks.offers(network, SERVICE)) {
            throw ApiException.invalid("Network " + network.name() + " does not offer port forwarding");
        }
        checkMachine(network.id(), plan.machine());
        life.claim(plan.id(), address, plan.publicPorts(), PURPOSE);
        if (plan.openFirewall()) {
            life.open(plan.id(), network, address, plan.publicPorts(), plan.sources());
        }
        var rule = new ForwardingRuleEntity(plan.id(), plan.publicPorts(), plan.privatePorts(), clock.instant());
        rule.networkId = network.id().value();
        rule.addressId = address.id().value();
        rule.ip = address.ip();
        rule.accountId = address.owner().value();
        rule.machineId = plan.machine().value();
        rule.sources = plan.sources().map(Sources::join).orElse(null);
        rules.save(rule);
        return rule;
    }

    private static void checkSizes(PortRange publicPorts, PortRange privatePorts) {
        if (publicPorts.size() != privatePorts.size()) {
            throw ApiException.invalid("The public ports " + publicPorts + " and the private ports " + privatePorts
                    + " differ in number");
        }
        if (publicPorts.size() > MAX_PORTS) {
            throw ApiException.invalid("A port forwarding rule can have at most " + MAX_PORTS + " ports");
        }
    }

    private void checkMachine(NetworkId network, VirtualMachineId machine) {
        if (nics.find(List.of(machine)).stream().noneMatch(nic -> nic.network().equals(network))) {
            throw ApiException.invalid("Machine " + machine + " has no interface in the network of the address");
        }
    }

    /**
     * Changes where a rule leads.
     *
     * @param change null in it is no change; public ports are not looked at
     */
    ForwardingRuleEntity update(PortForwardingRuleId id, UpdatePortForwardingRule change) {
        var rule = rules.find(id.value()).orElseThrow(() -> unknown(id));
        networks.changed(new NetworkId(rule.networkId));
        var start = change.privateport() == null ? rule.privatePort : change.privateport();
        var sameLength = start + rule.publicEndPort - rule.publicPort;
        var end = change.privateendport() == null ? sameLength : change.privateendport();
        var privatePorts = PortRange.of(rule.protocol, start, end);
        checkSizes(new PortRange(rule.protocol, rule.publicPort, rule.publicEndPort), privatePorts);
        if (change.virtualmachineid() != null) {
            checkMachine(new NetworkId(rule.networkId), change.virtualmachineid());
            rule.machineId = change.virtualmachineid().value();
        }
        if (!change.cidrlist().isEmpty()) {
            rule.sources = Sources.join(Sources.of(change.cidrlist()));
        }
        rule.privatePort = privatePorts.start();
        rule.privateEndPort = privatePorts.end();
        return rule;
    }

    /** Takes a rule out of use; it is gone once the router is known not to use it any more. */
    ForwardingRuleEntity revoke(PortForwardingRuleId id) {
        return life.revoke(rules.find(id.value()).orElseThrow(() -> unknown(id)));
    }

    /** Records that a rule is active; does nothing if it is gone. */
    public void activate(PortForwardingRuleId id) {
        rules.find(id.value()).ifPresent(life::activate);
    }

    /** Removes a rule that its router no longer uses. */
    void forget(PortForwardingRuleId id) {
        rules.find(id.value()).ifPresent(rule -> life.forget(rule, rules::delete));
    }

    /**
     * Removes a rule.
     *
     * @return the network whose router must be informed; empty if the rule was gone
     */
    public Optional<NetworkId> remove(PortForwardingRuleId id) {
        return rules.find(id.value()).map(rule -> life.remove(rule, rules::delete));
    }

    static ApiException unknown(PortForwardingRuleId id) {
        return ApiException.invalid("Unable to find port forwarding rule " + id);
    }
}
