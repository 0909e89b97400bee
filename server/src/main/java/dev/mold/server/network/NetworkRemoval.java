package dev.mold.server.network;

import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.NetworkId;
import java.time.Clock;
import java.util.List;

/**
 * Removes networks in three parts, each of which may be repeated: the network is closed, its router is removed, and
 * only then are its addresses freed, since nobody could use them while a router held them.
 */
class NetworkRemoval {
    private final NetworkRepository networks;
    private final NicRepository nics;
    private final List<RouterConfigContributor> parts;
    private final RouterUpdates routers;
    private final Transactions transactions;
    private final Clock clock;

    NetworkRemoval(
            NetworkRepository networks,
            NicRepository nics,
            List<RouterConfigContributor> parts,
            RouterUpdates routers,
            Transactions transactions,
            Clock clock) {
        this.networks = networks;
        this.nics = nics;
        this.parts = List.copyOf(parts);
        this.routers = routers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @return whether there is a network to remove
     * @throws ApiException RESOURCE_IN_USE while machines are in it
     */
    boolean close(NetworkId id) {
        return transactions.call(() -> {
            if (networks.findLive(id.value()).isEmpty()) {
                return false;
            }
            var network = networks.lock(id.value());
            var machines = nics.count(network.id);
            if (machines > 0) {
                throw new ApiException(
                        Errors.RESOURCE_IN_USE,
                        "Network " + network.name + " cannot be deleted: " + machines
                                + (machines == 1 ? " machine is" : " machines are") + " in it");
            }
            network.state = NetworkState.SHUTDOWN;
            return true;
        });
    }

    /** @throws ApiException BACKEND_FAILED */
    void removeRouter(NetworkId id) {
        routers.remove(id);
    }

    void finish(NetworkId id) {
        transactions.run(() -> {
            if (networks.findLive(id.value()).isEmpty()) {
                return;
            }
            var network = networks.lock(id.value());
            parts.forEach(part -> part.release(id));
            network.state = NetworkState.DESTROYED;
            network.removed = clock.instant();
        });
    }

    void removeAll(NetworkId id) {
        if (close(id)) {
            removeRouter(id);
            finish(id);
        }
    }
}
