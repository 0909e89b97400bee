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
 * Firewall rules. What changes them works in the caller's transaction and leaves the router to the caller, who calls
 * {@link NetworkService#apply} afterwards.
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

    /** The rules of an address that are active or about to be. */
    public List<FirewallRule> of(PublicIpAddressId address) {
        return transactions.call(() -> rules.ofAddress(address.value()).stream()
                .map(FirewallRuleEntity::toRule)
                .toList());
    }

    /**
     * Removes the rule of that id if it says something else, so that it can be rebuilt; one that is being removed
     * anyway is left alone.
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
     * Creates a rule under the id that it has, unless there is one.
     *
     * @throws ApiException NETWORK_RULE_CONFLICT; INVALID_PARAMETER if what it says is wrong
     */
    public void ensure(FirewallRule rule) {
        if (rules.find(rule.id().value()).isEmpty()) {
            add(rule.id().value(), addresses.changed(rule.address()), opening(rule));
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

    /** Guests that may go out: all of the network unless some of them are named. */
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

    /** Takes a rule out of use; it is gone once the router is known not to use it any more. */
    FirewallRuleEntity revoke(FirewallRuleId id) {
        var rule = rules.find(id.value()).orElseThrow(() -> unknown(id));
        networks.changed(new NetworkId(rule.networkId));
        rule.state = RuleState.REVOKE;
        return rule;
    }

    /** Records that a rule is active; does nothing if it is gone. */
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
     * @return the network whose router must be informed; empty if the rule was gone
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
