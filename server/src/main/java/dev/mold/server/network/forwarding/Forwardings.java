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
 * Forwarding rules. Methods that change them run in the caller's transaction and do not update the router; the caller
 * calls {@link NetworkService#apply} afterwards.
 */
public class Forwardings {
    private static final String SERVICE = "PortForwarding";
    private static final String PURPOSE = "PortForwarding";

    /** A router needs one entry per port, so it cannot take all ports. */
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
     * The content of a rule.
     *
     * @param sources allowed source CIDRs; empty for all that the firewall allows
     * @param openFirewall whether the firewall is opened for the rule
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

    /** The rules of an address in state Add or Active. */
    public List<PortForwardingRule> of(PublicIpAddressId address) {
        return transactions.call(() -> rules.ofAddress(address.value()).stream()
                .map(ForwardingRuleEntity::toRule)
                .toList());
    }

    /**
     * Removes the rule with the wanted rule's id if its content differs, so that it can be created again; a rule that
     * is already being removed is left alone.
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
     * Creates a rule with the given id, unless it exists. The firewall is left as it is.
     *
     * @throws ApiException NETWORK_RULE_CONFLICT; INVALID_PARAMETER if its content is invalid
     */
    public void ensure(PortForwardingRule rule) {
        if (rules.find(rule.id().value()).isPresent()) {
            return;
        }
        var address = addresses.changed(rule.address());
        // again, for another server may have created it before this one got the lock
        if (rules.find(rule.id().value()).isEmpty()) {
            add(address, plan(rule));
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
     * Changes the target of a rule.
     *
     * @param change a null field is not changed; public ports are ignored
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

    /** Sets a rule to Revoke; it is removed once the router no longer uses it. */
    ForwardingRuleEntity revoke(PortForwardingRuleId id) {
        return life.revoke(rules.find(id.value()).orElseThrow(() -> unknown(id)));
    }

    /** Sets a rule to Active; does nothing if it is gone. */
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
     * @return the network whose router must be updated; empty if the rule was gone
     */
    public Optional<NetworkId> remove(PortForwardingRuleId id) {
        return rules.find(id.value()).map(rule -> life.remove(rule, rules::delete));
    }

    static ApiException unknown(PortForwardingRuleId id) {
        return ApiException.invalid("Unable to find port forwarding rule " + id);
    }
}
