package dev.mold.server.network;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.offering.OfferingService;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guest networks for the other features and for plugins. */
public class NetworkService implements Networks {
    private static final String SOURCE_NAT = "SourceNat";

    private final NetworkRepository networks;
    private final NicRepository nics;
    private final NetworkMaker maker;
    private final NetworkRemoval removal;
    private final RouterUpdates routers;
    private final SourceNat sourceNat;
    private final OfferingService offerings;
    private final Transactions transactions;
    private final Clock clock;

    NetworkService(
            NetworkRepository networks,
            NicRepository nics,
            NetworkMaker maker,
            NetworkRemoval removal,
            RouterUpdates routers,
            SourceNat sourceNat,
            OfferingService offerings,
            Transactions transactions,
            Clock clock) {
        this.networks = networks;
        this.nics = nics;
        this.maker = maker;
        this.removal = removal;
        this.routers = routers;
        this.sourceNat = sourceNat;
        this.offerings = offerings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Network create(NewNetwork network) {
        return maker.create(network);
    }

    @Override
    public boolean implement(NetworkId id) {
        var network = require(id);
        if (network.state() == NetworkState.ALLOCATED) {
            network = transactions.call(() -> begin(id));
        } else if (network.state() == NetworkState.SHUTDOWN) {
            throw beingRemoved(network.name());
        }
        routers.apply(id);
        if (network.state() == NetworkState.IMPLEMENTING && routers.ready(id, network.zone())) {
            network = transactions.call(() -> finish(id));
        }
        return network.state() == NetworkState.IMPLEMENTED;
    }

    private Network begin(NetworkId id) {
        var wanted = require(id);
        var hasSourceNat = offers(wanted, SOURCE_NAT);
        if (hasSourceNat) {
            // lock the account before the network; everything that locks both uses this order
            sourceNat.checkRoom(wanted);
        }
        var network = networks.lockForChange(id.value());
        if (!network.open()) {
            throw beingRemoved(network.name);
        }
        if (network.state == NetworkState.ALLOCATED) {
            if (hasSourceNat) {
                sourceNat.ensure(wanted, Optional.ofNullable(network.wantedAddress));
            }
            network.state = NetworkState.IMPLEMENTING;
        }
        return network.toNetwork();
    }

    private Network finish(NetworkId id) {
        var network = networks.lock(id.value());
        if (network.state == NetworkState.IMPLEMENTING) {
            network.state = NetworkState.IMPLEMENTED;
            network.implemented = clock.instant();
        }
        return network.toNetwork();
    }

    @Override
    public Optional<Network> find(NetworkId id) {
        return transactions.call(() -> networks.findLive(id.value()).map(NetworkEntity::toNetwork));
    }

    /** The existing ones of the given networks, removed ones included, with one query. */
    public Map<NetworkId, Network> find(Collection<NetworkId> ids) {
        return transactions.call(() ->
                networks.find(ids.stream().map(NetworkId::value).distinct().toList()).stream()
                        .map(NetworkEntity::toNetwork)
                        .collect(Collectors.toMap(Network::id, network -> network)));
    }

    /** The networks of an account in a zone, oldest first. */
    public List<Network> owned(AccountId owner, ZoneId zone) {
        return transactions.call(() -> networks.owned(owner.value(), zone.value()).stream()
                .map(NetworkEntity::toNetwork)
                .toList());
    }

    /** @throws ApiException INVALID_PARAMETER if there is no such network or it is removed */
    public Network require(NetworkId id) {
        return find(id).orElseThrow(() -> ApiException.invalid("Unable to find network " + id));
    }

    /** Whether the network's offering has that service, such as {@code Lb}. */
    public boolean offers(Network network, String service) {
        return offerings
                .network(network.offering())
                .map(offering -> offering.services().contains(service))
                .orElse(false);
    }

    @Override
    public List<VirtualMachineId> machines(NetworkId id) {
        return transactions.call(() -> nics.ofNetwork(id.value()).stream()
                .map(nic -> new VirtualMachineId(nic.machineId))
                .distinct()
                .toList());
    }

    /** {@inheritDoc} Must not be called in a transaction: its changes at the back end cannot be rolled back. */
    @Override
    public boolean delete(NetworkId id) {
        removal.removeAll(id);
        return true;
    }

    @Override
    public Optional<PublicIpAddress> sourceNat(NetworkId id) {
        return sourceNat.find(id);
    }

    /**
     * Records in the caller's transaction that the configuration of the network's router changes. The network stays
     * locked until that transaction ends, so that checks made after this call hold. {@link #apply} must follow.
     *
     * @throws ApiException INVALID_PARAMETER if there is no such network; WRONG_STATE if it is being removed
     */
    public Network changed(NetworkId id) {
        var network = networks.lockForChange(id.value());
        if (!network.open()) {
            throw beingRemoved(network.name);
        }
        return network.toNetwork();
    }

    /** Like {@link #changed}, but also for a network that is being removed; for example after a failed change. */
    public void changedAnyway(NetworkId id) {
        networks.findLive(id.value()).ifPresent(network -> networks.lockForChange(network.id));
    }

    /** Whether the router has all that is stored for the network; also true for a removed network. */
    public boolean routerUpToDate(NetworkId id) {
        return transactions.call(
                () -> networks.findLive(id.value()).isEmpty() || networks.upToDate(id.value()));
    }

    private static ApiException beingRemoved(String name) {
        return ApiException.wrongState("Network " + name + " is being removed");
    }

    /**
     * Updates the network's router to the complete stored configuration; does nothing if it is up to date or the
     * network has no router yet. Within a transaction this runs after the commit.
     *
     * @throws ApiException BACKEND_FAILED
     */
    public void apply(NetworkId id) {
        routers.apply(id);
    }
}
