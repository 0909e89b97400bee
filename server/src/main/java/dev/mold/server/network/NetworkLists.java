package dev.mold.server.network;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Lists networks. */
class NetworkLists {
    private final EntityManager entities;
    private final NetworkRepository networks;
    private final NetworkViews views;
    private final OfferingService offerings;
    private final Accounts accounts;
    private final Transactions transactions;

    NetworkLists(
            EntityManager entities,
            NetworkRepository networks,
            NetworkViews views,
            OfferingService offerings,
            Accounts accounts,
            Transactions transactions) {
        this.entities = entities;
        this.networks = networks;
        this.views = views;
        this.offerings = offerings;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /** @throws ApiException INVALID_PARAMETER if there is no such network or it is removed */
    NetworkView view(NetworkId id) {
        return find(id).orElseThrow(() -> ApiException.invalid("Unable to find network " + id));
    }

    Optional<NetworkView> find(NetworkId id) {
        return transactions.call(() -> networks.findLive(id.value()).map(views::view));
    }

    ListAnswer<NetworkView> list(ListNetworks command, CallContext call) {
        return asksForOthers(command) ? ListAnswer.of(List.of()) : transactions.call(() -> query(command, call));
    }

    private ListAnswer<NetworkView> query(ListNetworks command, CallContext call) {
        var query = PagedQuery.of(entities, NetworkEntity.class)
                .where("e.removed is null")
                .visible(accounts.visibility(call, command.scope().lookingFor(command.id())), "accountId")
                .equal("id", value(command.id()))
                .equal("name", command.name())
                .equal("zoneId", value(command.zoneid()))
                .equal("offeringId", value(command.networkofferingid()))
                .contains(command.paging().keyword(), "name", "displayText");
        if (command.canusefordeploy() != null) {
            query.where("e.state " + (command.canusefordeploy() ? "<>" : "=") + " ?", NetworkState.SHUTDOWN);
        }
        if (command.specifyipranges() != null) {
            query.in("offeringId", offeringsInUse(id -> offerings
                    .networkDetails(id)
                    .map(details -> details.specifyIpRanges() == command.specifyipranges())
                    .orElse(false)));
        }
        if (!command.supportedservices().isEmpty()) {
            query.in("offeringId", offeringsInUse(id -> offerings
                    .network(id)
                    .map(offering -> offering.services().containsAll(command.supportedservices()))
                    .orElse(false)));
        }
        return query.page(command.paging(), views::views);
    }

    /** The suitable ones of the offerings that networks use; there are few offerings, unlike networks. */
    private List<UUID> offeringsInUse(Predicate<NetworkOfferingId> suitable) {
        return networks.offerings().stream()
                .map(NetworkOfferingId::new)
                .filter(suitable)
                .map(NetworkOfferingId::value)
                .toList();
    }

    /** Whether the filters exclude every network of this server. */
    private static boolean asksForOthers(ListNetworks command) {
        return command.vpcid() != null
                || Boolean.TRUE.equals(command.forvpc())
                || Boolean.TRUE.equals(command.issystem())
                || Boolean.TRUE.equals(command.restartrequired())
                || isOther(command.type(), "isolated")
                || isOther(command.acltype(), "account")
                || isOther(command.traffictype(), "guest")
                || "domain".equalsIgnoreCase(command.networkfilter())
                || "shared".equalsIgnoreCase(command.networkfilter());
    }

    private static boolean isOther(String wanted, String ours) {
        return wanted != null && !wanted.equalsIgnoreCase(ours);
    }

    private static UUID value(Id id) {
        return id == null ? null : id.value();
    }
}
