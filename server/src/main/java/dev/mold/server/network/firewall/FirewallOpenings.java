package dev.mold.server.network.firewall;

import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.IdSource;
import dev.mold.server.network.PortRange;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.address.AddressService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of firewall rules, including those opened for other rules; used in the transaction that changes the network.
 */
public class FirewallOpenings {
    private final FirewallRuleRepository rules;
    private final IdSource ids;
    private final Clock clock;

    FirewallOpenings(FirewallRuleRepository rules, IdSource ids, Clock clock) {
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens ports of an address for another rule; the opening is removed with that rule.
     *
     * @throws ApiException NETWORK_RULE_CONFLICT if they are already open to one of the sources
     */
    public void openFor(UUID rule, PublicIpAddress address, PortRange ports, List<String> sources) {
        add(ids.next(), address, Opening.of(ports, sources), rule);
    }

    /** Sets the openings for that rule to Active. */
    public void activateFor(UUID rule) {
        rules.openedFor(rule).forEach(one -> one.state = RuleState.ACTIVE);
    }

    /** Sets the openings for that rule to Revoke. */
    public void revokeFor(UUID rule) {
        rules.openedFor(rule).forEach(one -> one.state = RuleState.REVOKE);
    }

    /** Removes the openings for that rule. */
    public void closeFor(UUID rule) {
        rules.openedFor(rule).forEach(rules::delete);
    }

    FirewallRuleEntity add(UUID id, PublicIpAddress address, Opening opening, UUID openedFor) {
        check(opening, rules.ofAddress(address.id().value()));
        var row = new FirewallRuleEntity(id, opening, clock.instant());
        row.networkId = AddressService.networkId(address).value();
        row.addressId = address.id().value();
        row.ip = address.ip();
        row.accountId = address.owner().value();
        row.openedFor = openedFor;
        rules.save(row);
        return row;
    }

    static void check(Opening opening, List<FirewallRuleEntity> others) {
        others.stream()
                .map(other -> opening.conflict(other.id, other.opening()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(conflict -> {
                    throw conflict;
                });
    }
}
