package dev.mold.server.network;

import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network to be created, with all choices made.
 *
 * @param domainSuffix DNS suffix of its machines; empty for the zone's
 * @param sourceNat the requested public address for source NAT; empty for any
 */
record NetworkPlan(
        NetworkId id,
        String name,
        String displayText,
        AccountId owner,
        ZoneId zone,
        NetworkOfferingId offering,
        GuestBlock block,
        Optional<String> domainSuffix,
        Optional<String> sourceNat) {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN =
            Pattern.compile("(?i)(?=.{1,190}$)" + LABEL + "(\\." + LABEL + ")*");

    static NetworkPlan of(NewNetwork network, GuestBlock block) {
        return new NetworkPlan(
                network.id(),
                network.name(),
                network.displayText(),
                network.owner(),
                network.zone(),
                network.offering(),
                block,
                Optional.empty(),
                Optional.empty());
    }

    /** @throws ApiException INVALID_PARAMETER unless it is a valid DNS suffix */
    static String checkDomain(String suffix) {
        if (!DOMAIN.matcher(suffix).matches()) {
            throw ApiException.invalid("Invalid network domain " + suffix
                    + ": labels of letters, digits and hyphens joined by dots are needed");
        }
        return suffix;
    }
}
