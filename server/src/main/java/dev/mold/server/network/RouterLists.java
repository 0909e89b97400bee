package dev.mold.server.network;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zone;
import dev.mold.api.command.CallContext;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.PagedQuery;
import dev.mold.server.zone.ZoneDetails;
import dev.mold.server.zone.ZoneService;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Lists the routers of networks, one each. */
class RouterLists {
    private final EntityManager entities;
    private final SourceNat sourceNat;
    private final Accounts accounts;
    private final ZoneService zones;
    private final Transactions transactions;

    RouterLists(
            EntityManager entities,
            SourceNat sourceNat,
            Accounts accounts,
            ZoneService zones,
            Transactions transactions) {
        this.entities = entities;
        this.sourceNat = sourceNat;
        this.accounts = accounts;
        this.zones = zones;
        this.transactions = transactions;
    }

    ListAnswer<RouterView> list(ListRouters command, CallContext call) {
        if (Boolean.TRUE.equals(command.forvpc())) {
            return ListAnswer.of(List.of());
        }
        var states = Stream.of(NetworkState.IMPLEMENTING, NetworkState.IMPLEMENTED)
                .filter(state -> command.state() == null || command.state().equalsIgnoreCase(routerState(state)))
                .toList();
        return transactions.call(() -> PagedQuery.of(entities, NetworkEntity.class)
                .where("e.removed is null")
                .visible(accounts.visibility(call, command.scope().lookingFor(command.id())), "accountId")
                .in("state", states)
                .equal("routerId", value(command.id()))
                .equal("zoneId", value(command.zoneid()))
                .equal("id", value(command.networkid()))
                .contains(command.paging().keyword(), "name")
                .page(command.paging(), this::views));
    }

    private List<RouterView> views(List<NetworkEntity> networks) {
        var addresses = sourceNat.find(
                networks.stream().map(network -> new NetworkId(network.id)).toList());
        var zoneDetails = new HashMap<UUID, Optional<ZoneDetails>>();
        return networks.stream()
                .map(network -> view(
                        network,
                        Optional.ofNullable(addresses.get(new NetworkId(network.id))),
                        zoneDetails.computeIfAbsent(network.zoneId, id -> zones.details(new ZoneId(id)))))
                .toList();
    }

    private RouterView view(NetworkEntity network, Optional<PublicIpAddress> address, Optional<ZoneDetails> zone) {
        var owner = accounts.account(new AccountId(network.accountId));
        return new RouterView(
                network.routerId.toString(),
                network.zoneId.toString(),
                zone.map(ZoneDetails::zone).map(Zone::name).orElse(""),
                zone.map(ZoneDetails::dns1).orElse(null),
                network.domainSuffix,
                "r-" + network.routerId.toString().substring(0, 8) + "-VM",
                zone.flatMap(found -> found.zone().hypervisors().stream().findFirst()).orElse(""),
                address.map(PublicIpAddress::ip).orElse(null),
                network.gateway,
                network.block().netmask(),
                network.id.toString(),
                network.name,
                network.implemented == null ? network.created : network.implemented,
                routerState(network.state),
                owner.name(),
                owner.domain().toString(),
                owner.domainName(),
                owner.domainPath(),
                false,
                "UNKNOWN",
                "VIRTUAL_ROUTER",
                false,
                false,
                false);
    }

    private static String routerState(NetworkState state) {
        return state == NetworkState.IMPLEMENTED ? "Running" : "Starting";
    }

    private static UUID value(Id id) {
        return id == null ? null : id.value();
    }
}
