package dev.mold.server.network.firewall;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.id.NetworkId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.PortRange;
import dev.mold.server.network.RuleState;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.PortClaims;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The lifecycle of rules on ports of public addresses, from claiming the ports to freeing them, including their
 * firewall openings. It runs in the caller's transaction and does not update the router.
 */
public class PortRules {
    private static final String FIREWALL = "Firewall";

    private final PortClaims claims;
    private final FirewallOpenings openings;
    private final NetworkService networks;

    PortRules(PortClaims claims, FirewallOpenings openings, NetworkService networks) {
        this.claims = claims;
        this.openings = openings;
        this.networks = networks;
    }

    /**
     * Claims the ports for a rule that is about to be stored.
     *
     * @param purpose the kind of rule, for messages
     * @throws dev.mold.api.error.ApiException NETWORK_RULE_CONFLICT if another rule has one of them
     */
    public void claim(UUID rule, PublicIpAddress address, PortRange ports, String purpose) {
        claims.claim(address.id(), rule, ports, purpose);
    }

    /**
     * Opens the ports of a rule, if the network has a firewall.
     *
     * @param sources allowed source CIDRs; empty for any source
     * @throws dev.mold.api.error.ApiException NETWORK_RULE_CONFLICT if they are already open to one of the sources
     */
    public void open(
            UUID rule, Network network, PublicIpAddress address, PortRange ports, Optional<List<String>> sources) {
        if (networks.offers(network, FIREWALL)) {
            openings.openFor(rule, address, ports, sources.orElse(Sources.ANYWHERE));
        }
    }

    /** Sets a rule to Revoke; it is removed once the router no longer uses it. */
    public <R extends PortRule> R revoke(R rule) {
        networks.changed(rule.network());
        openings.revokeFor(rule.id());
        rule.state(RuleState.REVOKE);
        return rule;
    }

    /** Sets a rule in state Add to Active. */
    public void activate(PortRule rule) {
        if (rule.state() == RuleState.ADD) {
            rule.state(RuleState.ACTIVE);
            openings.activateFor(rule.id());
        }
    }

    /** Removes a rule that its router no longer uses. */
    public <R extends PortRule> void forget(R rule, Consumer<R> delete) {
        claims.unclaim(rule.id());
        openings.closeFor(rule.id());
        delete.accept(rule);
    }

    /**
     * Removes a rule that its router may still have.
     *
     * @return the network whose router must be updated
     */
    public <R extends PortRule> NetworkId remove(R rule, Consumer<R> delete) {
        networks.changedAnyway(rule.network());
        forget(rule, delete);
        return rule.network();
    }
}
