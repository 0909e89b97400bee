package dev.mold.server.compute.machine.net;

import static dev.mold.server.compute.machine.net.Failures.failed;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.NetworkId;
import dev.mold.server.compute.base.StateFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The networks of the back end, as applied. */
final class NetworkStore {
    private static final String KIND = "network";

    private final StateFolder folder;
    private final Map<NetworkId, NetworkRecord> networks = new ConcurrentHashMap<>();

    NetworkStore(StateFolder folder) {
        this.folder = folder;
        folder.loadAll(KIND, NetworkRecord.class).forEach(network -> networks.put(network.config().id(), network));
    }

    Optional<NetworkRecord> find(NetworkId id) {
        return Optional.ofNullable(networks.get(id));
    }

    Set<NetworkId> ids() {
        return Set.copyOf(networks.keySet());
    }

    /**
     * Stores a configuration, and reserves its public addresses for the network.
     *
     * @throws dev.mold.api.error.ApiException BACKEND_FAILED if one of them belongs to another network
     */
    synchronized NetworkRecord put(NetworkConfig config) {
        for (var other : networks.values()) {
            if (!other.config().id().equals(config.id())) {
                requireNoneOf(other.config(), config.addresses());
            }
        }
        var before = networks.get(config.id());
        if (before != null && before.config().equals(config)) {
            return before;
        }
        var record = new NetworkRecord(config, before == null ? 1 : before.revision() + 1);
        folder.save(KIND, config.id().toString(), record);
        networks.put(config.id(), record);
        return record;
    }

    synchronized void remove(NetworkId id) {
        folder.delete(KIND, id.toString());
        networks.remove(id);
    }

    private static void requireNoneOf(NetworkConfig other, List<String> addresses) {
        addresses.stream().filter(other.addresses()::contains).findFirst().ifPresent(address -> {
            throw failed("Address " + address + " belongs to network " + other.name());
        });
    }
}
