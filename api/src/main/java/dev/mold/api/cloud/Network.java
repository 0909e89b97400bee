package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;

/**
 * A guest network.
 *
 * @param isolated whether it has its own router
 * @param cidr such as {@code 10.1.1.0/24}
 */
public record Network(
        NetworkId id,
        String name,
        AccountId owner,
        ZoneId zone,
        NetworkOfferingId offering,
        boolean isolated,
        String cidr,
        String gateway,
        NetworkState state) {}
