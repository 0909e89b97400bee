package dev.mold.server.network;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.offering.NetworkOfferingDetails;
import dev.mold.server.offering.NetworkOfferingViews;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.zone.ZoneDetails;
import dev.mold.server.zone.ZoneService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The wire form of networks. */
class NetworkViews {
    private final Accounts accounts;
    private final OfferingService offerings;
    private final ZoneService zones;

    NetworkViews(Accounts accounts, OfferingService offerings, ZoneService zones) {
        this.accounts = accounts;
        this.offerings = offerings;
        this.zones = zones;
    }

    NetworkView view(NetworkEntity network) {
        return views(List.of(network)).get(0);
    }

    List<NetworkView> views(List<NetworkEntity> networks) {
        var details = offerings.networkDetails(networks.stream()
                .map(network -> new NetworkOfferingId(network.offeringId))
                .distinct()
                .toList());
        Map<UUID, ZoneDetails> zoneDetails = new HashMap<>();
        networks.stream()
                .map(network -> network.zoneId)
                .distinct()
                .forEach(id -> zones.details(new ZoneId(id)).ifPresent(zone -> zoneDetails.put(id, zone)));
        return networks.stream()
                .map(network -> view(
                        network,
                        accounts.account(new AccountId(network.accountId)),
                        details.get(new NetworkOfferingId(network.offeringId)),
                        zoneDetails.get(network.zoneId)))
                .toList();
    }

    private static NetworkView view(
            NetworkEntity network, Account owner, NetworkOfferingDetails details, ZoneDetails zone) {
        var offering = details.offering();
        return new NetworkView(
                network.id.toString(),
                network.name,
                network.displayText,
                "Vlan",
                "Guest",
                network.gateway,
                network.block().netmask(),
                network.cidr,
                network.zoneId.toString(),
                zone == null ? "" : zone.zone().name(),
                network.offeringId.toString(),
                offering.name(),
                offering.displayText(),
                details.offering().conserveMode(),
                details.availability(),
                false,
                network.state.wireName(),
                network.id.toString(),
                zone == null ? null : zone.dns1(),
                "Isolated",
                "Account",
                owner.name(),
                owner.domain().toString(),
                owner.domainName(),
                owner.domainPath(),
                NetworkOfferingViews.services(details.services()),
                network.domainSuffix,
                false,
                details.specifyVlan(),
                details.specifyIpRanges(),
                network.open(),
                details.persistent(),
                List.of(),
                Map.of(),
                true,
                false,
                false,
                false,
                network.created,
                offering.egressAllowed(),
                false);
    }
}
