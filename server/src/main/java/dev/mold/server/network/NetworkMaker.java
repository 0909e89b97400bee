package dev.mold.server.network;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.ZoneDetails;
import dev.mold.server.zone.ZoneService;
import java.time.Clock;

/** Creates the rows of new networks. */
class NetworkMaker {
    private static final String DOMAIN_SUFFIX = "cloud.internal";

    private final NetworkRepository networks;
    private final ZoneService zones;
    private final Limits limits;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    NetworkMaker(
            NetworkRepository networks,
            ZoneService zones,
            Limits limits,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.networks = networks;
        this.zones = zones;
        this.limits = limits;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The zone's default guest addresses. */
    GuestBlock zoneBlock(ZoneId zone) {
        return GuestBlock.of(Cidr.parse(zone(zone).guestCidr()));
    }

    /** Creates the network, or returns the existing one with this id. */
    Network create(NewNetwork network) {
        return create(NetworkPlan.of(network, zoneBlock(network.zone())));
    }

    Network create(NetworkPlan plan) {
        return transactions.call(() -> networks.findLive(plan.id().value())
                .orElseGet(() -> insert(plan))
                .toNetwork());
    }

    private NetworkEntity insert(NetworkPlan plan) {
        limits.checkRoom(plan.owner(), ResourceKind.NETWORK, 1);
        var network = new NetworkEntity(plan.id().value(), ids.next(), clock.instant());
        network.name = plan.name();
        network.displayText = plan.displayText();
        network.accountId = plan.owner().value();
        network.zoneId = plan.zone().value();
        network.offeringId = plan.offering().value();
        network.cidr = plan.block().cidr().toString();
        network.gateway = plan.block().gateway();
        network.firstIp = plan.block().firstIp().orElse(null);
        network.lastIp = plan.block().lastIp().orElse(null);
        network.domainSuffix = plan.domainSuffix()
                .or(() -> zone(plan.zone()).networkDomain())
                .orElseGet(() -> defaultSuffix(plan.owner()));
        network.wantedAddress = plan.sourceNat().orElse(null);
        networks.save(network);
        return network;
    }

    private ZoneDetails zone(ZoneId id) {
        return zones.details(id).orElseThrow(() -> ApiException.invalid("Unable to find the zone " + id));
    }

    private static String defaultSuffix(AccountId owner) {
        return "cs" + owner.toString().substring(0, 8) + "." + DOMAIN_SUFFIX;
    }
}
