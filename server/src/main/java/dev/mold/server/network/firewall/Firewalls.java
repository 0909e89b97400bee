package dev.mold.server.network.firewall;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.network.Cidr;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.PortRange;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Firewall rules. Methods that change them run in the caller's transaction and do not update the router; the caller
 * calls {@link NetworkService#apply} afterwards.
 */
public class Firewalls {
    private static final String SERVICE = "Firewall";

    private final FirewallRuleRepository rules;
    private final FirewallOpenings openings;
    private final AddressService addresses;
    private final NetworkService networks;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    Firewalls(
            FirewallRuleRepository rules,
            FirewallOpenings openings,
            AddressService addresses,
            NetworkService networks,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.openings = openings;
        this.addresses = addresses;
        this.networks = networks;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The rules of an address in state Add or Active. */
    public List<FirewallRule> of(PublicIpAddressId address) {
        return transactions.call(() -> rules.ofAddress(address.value()).stream()
                .map(FirewallRuleEntity::toRule)
                .toList());
    }

    /**
     * Removes the rule with the wanted rule's id if its content differs, so that it can be created again; a rule that
     * is already being removed is left alone.
     *
     * @throws ApiException INVALID_PARAMETER if that id is a rule of another address
     */
    public void removeOutdated(FirewallRule wanted) {
        rules.find(wanted.id().value())
                .filter(present -> present.state != RuleState.REVOKE)
                .filter(present -> !same(present, wanted))
                .ifPresent(present -> {
                    networks.changed(new NetworkId(present.networkId));
                    rules.delete(present);
                });
    }

    private static boolean same(FirewallRuleEntity present, FirewallRule wanted) {
        if (!wanted.address().value().equals(present.addressId)) {
            throw ApiException.invalid("Firewall rule " + wanted.id() + " belongs to another address");
        }
        return present.opening().sameAs(opening(wanted));
    }

    /**
     * Creates a rule with the given id, unless it exists.
     *
     * @throws ApiException NETWORK_RULE_CONFLICT; INVALID_PARAMETER if its content is invalid
     */
    public void ensure(FirewallRule rule) {
        if (rules.find(rule.id().value()).isPresent()) {
            return;
        }
        var address = addresses.changed(rule.address());
        // again, for another server may have created it before this one got the lock
        if (rules.find(rule.id().value()).isEmpty()) {
            add(rule.id().value(), address, opening(rule));
        }
    }

    private static Opening opening(FirewallRule rule) {
        var sources = Sources.of(rule.sources());
        return switch (rule.protocol()) {
            case TCP, UDP -> Opening.of(new PortRange(rule.protocol(), rule.startPort(), rule.endPort()), sources);
            default -> Opening.of(rule.protocol().wireName(), null, null, null, null, sources);
        };
    }

    FirewallRuleEntity add(PublicIpAddress address, Opening opening) {
        return add(ids.next(), address, opening);
    }

    private FirewallRuleEntity add(UUID id, PublicIpAddress address, Opening opening) {
        requireService(addresses.network(address));
        return openings.add(id, address, opening, null);
    }

    FirewallRuleEntity addEgress(NetworkId id, Opening wanted) {
        var network = networks.changed(id);
        requireService(network);
        var opening = within(network, wanted);
        FirewallOpenings.check(opening, rules.egress(id.value()));
        var row = new FirewallRuleEntity(ids.next(), opening, clock.instant());
        row.networkId = id.value();
        row.accountId = network.owner().value();
        rules.save(row);
        return row;
    }

    /** The source CIDRs of an egress rule: the whole network unless some are given. */
    private static Opening within(Network network, Opening opening) {
        var guests = Cidr.parse(network.cidr());
        if (opening.sources().equals(Sources.ANYWHERE)) {
            return new Opening(
                    opening.protocol(),
                    opening.startPort(),
                    opening.endPort(),
                    opening.icmpType(),
                    opening.icmpCode(),
                    List.of(network.cidr()));
        }
        for (var source : opening.sources()) {
            var inside = guests.common(Cidr.parse(source)).filter(Cidr.parse(source)::equals);
            if (inside.isEmpty()) {
                throw ApiException.invalid(source + " is not within the guest CIDR " + network.cidr());
            }
        }
        return opening;
    }

    private void requireService(Network network) {
        if (!networks.offers(network, SERVICE)) {
            throw ApiException.invalid("Network " + network.name() + " does not offer a firewall");
        }
    }

    /** Sets a rule to Revoke; it is removed once the router no longer uses it. */
    FirewallRuleEntity revoke(FirewallRuleId id) {
        var rule = rules.find(id.value()).orElseThrow(() -> unknown(id));
        networks.changed(new NetworkId(rule.networkId));
        rule.state = RuleState.REVOKE;
        return rule;
    }

    /** Sets a rule to Active; does nothing if it is gone. */
    public void activate(FirewallRuleId id) {
        rules.find(id.value())
                .filter(rule -> rule.state == RuleState.ADD)
                .ifPresent(rule -> rule.state = RuleState.ACTIVE);
    }

    /** Removes a rule that its router no longer uses. */
    void forget(FirewallRuleId id) {
        rules.find(id.value()).ifPresent(rules::delete);
    }

    /**
     * Removes a rule.
     *
     * @return the network whose router must be updated; empty if the rule was gone
     */
    public Optional<NetworkId> remove(FirewallRuleId id) {
        return rules.find(id.value()).map(rule -> {
            var network = new NetworkId(rule.networkId);
            networks.changedAnyway(network);
            rules.delete(rule);
            return network;
        });
    }

    static ApiException unknown(FirewallRuleId id) {
        return ApiException.invalid("Unable to find firewall rule " + id);
    }
}
