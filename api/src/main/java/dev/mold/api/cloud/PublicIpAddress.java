package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/**
 * An allocated public IP address.
 *
 * @param ip in dotted form
 * @param network the network that it belongs to
 */
public record PublicIpAddress(
        PublicIpAddressId id,
                String ip, ZoneId zone, AccountId owner, Optional<NetworkId> network, boolean sourceNat) {}
