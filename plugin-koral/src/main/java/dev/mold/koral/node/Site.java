package dev.mold.koral.node;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/**
 * A location of a cluster's nodes: a network in a zone, with a public address. A cluster has one.
 *
 * @param ownNetwork whether the network is created for the cluster and removed with it
 * @param networkOffering the offering of the network
 * @param publicIp the public address of the nodes; empty until the network has one
 */
public record Site(
        SiteId id,
        ZoneId zone,
        NetworkId network,
        boolean ownNetwork,
        NetworkOfferingId networkOffering,
        SiteRules rules,
        Optional<String> publicIp) {

    /** A copy in another network, for a cloud that chooses network ids itself. */
    public Site inNetwork(NetworkId other) {
        return new Site(id, zone, other, ownNetwork, networkOffering, rules, publicIp);
    }

    public Site withPublicIp(Optional<String> ip) {
        return new Site(id, zone, network, ownNetwork, networkOffering, rules, ip);
    }
}
