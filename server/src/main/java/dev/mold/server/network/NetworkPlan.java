package dev.mold.server.network;

import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/**
 * A network to be made, with every choice made.
 *
 * @param domainSuffix DNS suffix of its machines; empty for the zone's
 * @param sourceNat the public address that is wanted for source NAT; empty for any
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

    /**
     * Guest addresses of a network.
     *
     * @param gateway the router's address
     * @param firstIp first address to be given out unasked; empty for the block's
     * @param lastIp last address to be given out unasked; empty for the block's
     */
    record GuestBlock(Cidr cidr, String gateway, Optional<String> firstIp, Optional<String> lastIp) {
        /** The whole of a block, with its first address for the router. */
        static GuestBlock of(Cidr cidr) {
            return new GuestBlock(cidr, Ipv4.format(cidr.first() + 1), Optional.empty(), Optional.empty());
        }
    }

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
}
