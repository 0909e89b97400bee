package dev.mold.server.network;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.server.offering.NetworkOfferingDetails;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.platform.Ipv4;
import dev.mold.server.platform.Names;
import dev.mold.server.platform.PrivateAddresses;
import dev.mold.server.zone.ZoneService;
import java.util.Optional;

/** Creates a network for a caller. */
class CreateNetworkHandler {
    private final NetworkMaker maker;
    private final NetworkService networks;
    private final NetworkLists lists;
    private final OfferingService offerings;
    private final ZoneService zones;
    private final Accounts accounts;
    private final Events events;
    private final Transactions transactions;
    private final IdSource ids;

    CreateNetworkHandler(
            NetworkMaker maker,
            NetworkService networks,
            NetworkLists lists,
            OfferingService offerings,
            ZoneService zones,
            Accounts accounts,
            Events events,
            Transactions transactions,
            IdSource ids) {
        this.maker = maker;
        this.networks = networks;
        this.lists = lists;
        this.offerings = offerings;
        this.zones = zones;
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.ids = ids;
    }

    NetworkView create(CreateNetwork command, CallContext call) {
        command.unoffered().refuse();
        if (command.acltype() != null && !command.acltype().equalsIgnoreCase("account")) {
            throw ApiException.invalid("Isolated networks can be used by their account only");
        }
        var owner = accounts.owner(call, command.owner());
        var zone = zones.usable(command.zoneid(), call.rootAdmin());
        var offering = offering(command.networkofferingid());
        var name = Names.clean(command.name(), "network");
        var plan = new NetworkPlan(
                new NetworkId(ids.next()),
                name,
                command.displaytext() == null ? name : command.displaytext(),
                owner.id(),
                zone.id(),
                offering.offering().id(),
                block(command),
                Optional.ofNullable(command.networkdomain()).map(NetworkPlan::checkDomain),
                Optional.ofNullable(command.sourcenatipaddress()));
        plan.sourceNat().ifPresent(ip -> Ipv4.parse(ip, "source NAT address"));
        var network = transactions.call(() -> {
            var made = maker.create(plan);
            record(made);
            return made;
        });
        if (offering.persistent()) {
            implement(network);
        }
        return lists.view(network.id());
    }

    private NetworkOfferingDetails offering(NetworkOfferingId id) {
        var details = offerings
                .networkDetails(id)
                .filter(found -> !found.removed())
                .orElseThrow(() -> ApiException.invalid("Unable to find network offering " + id));
        if (!details.offering().enabled()) {
            throw ApiException.invalid("Network offering " + details.offering().name() + " is not enabled");
        }
        if (!details.offering().isolated()) {
            throw ApiException.invalid("Only isolated networks can be created");
        }
        return details;
    }

    private GuestBlock block(CreateNetwork command) {
        var start = Optional.ofNullable(command.startip());
        var end = Optional.ofNullable(command.endip());
        if (command.gateway() == null && command.netmask() == null) {
            var own = maker.zoneBlock(command.zoneid());
            return new GuestBlock(own.cidr(), own.gateway(), start, end);
        }
        if (command.gateway() == null || command.netmask() == null) {
            throw ApiException.invalid("gateway and netmask must be given together");
        }
        var block = GuestBlock.of(command.gateway(), command.netmask(), start, end);
        if (!PrivateAddresses.contain(block.cidr().base(), block.cidr().prefix())) {
            throw ApiException.invalid("Virtual Guest Cidr " + block.cidr() + " is not RFC 1918 or 6598 compliant");
        }
        return block;
    }

    private void record(Network network) {
        events.record(
                NetworkEventTypes.NETWORK_CREATE.name(),
                EventLevel.INFO,
                "Network " + network.name() + " was created",
                network.owner(),
                Subject.of(NetworkHandlers.SUBJECT_TYPE, network.id(), network.name()));
    }

    /** Sets up the router of a persistent network; if that fails, the network is deleted again. */
    private void implement(Network network) {
        try {
            networks.implement(network.id());
        } catch (ApiException e) {
            networks.delete(network.id());
            throw e;
        }
    }
}
