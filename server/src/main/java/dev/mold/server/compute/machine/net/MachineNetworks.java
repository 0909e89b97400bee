package dev.mold.server.compute.machine.net;

import static dev.mold.server.compute.machine.net.Failures.failed;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostPrograms;
import dev.mold.server.compute.machine.net.NicStore.Plugged;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The isolated networks of this host. Each has a switch that machines are connected to, and a router that provides
 * DHCP, DNS, metadata, and the network's rules. All of it outlives the server. Thread-safe; calls for the same network
 * are serialized.
 */
public final class MachineNetworks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineNetworks.class);
    private static final int LOCKS = 64;

    private final StateFolder folder;
    private final NetTools tools;
    private final PublicBridge bridge;
    private final Bandwidth bandwidth;
    private final NetworkStore store;
    private final NicStore nics;
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(n -> new ReentrantLock()).toArray(ReentrantLock[]::new);
    /** The last error of each failing repair. */
    private final Map<String, String> lastErrors = new ConcurrentHashMap<>();

    /**
     * Loads the networks stored in the folder; {@link #heal} creates what is missing of them on the host.
     *
     * @param folder where networks and the files of their routers are stored
     */
    public MachineNetworks(StateFolder folder, HostPrograms commands, PublicNetwork publicNetwork) {
        this.folder = folder;
        tools = new NetTools(commands);
        bridge = new PublicBridge(tools, publicNetwork, NetworkNames.backend(folder.path("")));
        bandwidth = new Bandwidth(tools);
        store = new NetworkStore(folder);
        nics = new NicStore(folder);
    }

    /**
     * Creates a network's router, or updates it to exactly this configuration. Connections under unchanged rules are
     * kept, those under removed rules are cut. A configuration that cannot be applied changes nothing.
     *
     * @throws ApiException BACKEND_FAILED with the reason
     */
    public void apply(NetworkConfig network) {
        NetworkCheck.check(network, bridge.network().range());
        alone(network.id(), () -> {
            var before = store.find(network.id());
            var wanted = store.put(network);
            try {
                router(network.id()).apply(wanted);
            } catch (ApiException | UncheckedIOException e) {
                undo(network.id(), before, e);
                throw e;
            }
        });
    }

    private void undo(NetworkId id, Optional<NetworkRecord> before, RuntimeException failure) {
        try {
            if (before.isPresent()) {
                router(id).apply(store.put(before.get().config()));
            } else {
                dismantle(id);
            }
        } catch (ApiException | UncheckedIOException e) {
            // the stored configuration is restored by heal
            failure.addSuppressed(e);
        }
    }

    /** Whether the network's router is up, with its complete configuration. */
    public boolean ready(NetworkId id) {
        return store.find(id).filter(network -> router(id).ready(network)).isPresent();
    }

    /** Networks that were applied and not removed. */
    public Set<NetworkId> networks() {
        return store.ids();
    }

    /** Removes a network, including machines' interfaces in it; does nothing if there is none. */
    public void remove(NetworkId id) {
        alone(id, () -> dismantle(id));
    }

    private void dismantle(NetworkId id) {
        router(id).remove();
        store.remove(id);
        nics.removeAllOf(id);
        lastErrors.remove("Network " + id);
        bridge.downIf(() -> store.ids().isEmpty());
    }

    /**
     * Connects a machine to its network: creates its network namespace with {@code eth0} connected to the network's
     * switch. Existing parts are kept.
     *
     * @return path of the namespace, for programs to be started in it
     * @throws ApiException BACKEND_FAILED if there is no such network
     */
    public Path plug(MachineNic nic) {
        if (store.find(nic.network()).isEmpty()) {
            throw failed("Network " + nic.network() + " is not there");
        }
        return alone(nic.machine(), () -> joined(nic));
    }

    private Path joined(MachineNic nic) {
        var guests = router(nic.network()).guests();
        var into = guests.namespace().identity();
        var path = guests.plug(nic);
        into.ifPresent(identity -> nics.put(new Plugged(nic, identity)));
        return path;
    }

    /** Removes a machine's interface and namespace; does nothing if there are none. */
    public void unplug(VirtualMachineId machine) {
        alone(machine, () -> {
            Switch.unplug(tools, machine);
            nics.remove(machine);
            lastErrors.remove("Machine " + machine);
        });
    }

    /**
     * Sets the data that the network's metadata service returns to a machine.
     *
     * @throws ApiException BACKEND_FAILED if there is no such network
     */
    public void publish(MachineMetadata machine) {
        alone(machine.network(), () -> {
            var network = store.find(machine.network())
                    .orElseThrow(() -> failed("Network " + machine.network() + " is not there"));
            router(machine.network())
                    .published()
                    .publish(machine, network.config().addresses().stream().findFirst());
        });
    }

    /** Removes a machine's metadata. */
    public void withdraw(VirtualMachineId machine) {
        store.ids().forEach(id -> alone(id, () -> router(id).published().withdraw(machine)));
    }

    /**
     * Recreates what is missing of the networks, for whatever reason. Quick if nothing is missing. A failure is logged
     * when it first occurs, and does not keep other networks from being repaired.
     */
    public void heal() {
        var ids = store.ids();
        attempt("The public side", () -> healBridge(ids.isEmpty()));
        ids.forEach(id -> attempt("Network " + id, () -> {
            if (!ready(id)) {
                alone(id, () -> store.find(id).ifPresent(router(id)::apply));
            }
        }));
        nics.all().stream()
                .filter(this::switchReplaced)
                .map(plugged -> plugged.nic().machine())
                .forEach(machine -> attempt("Machine " + machine, () -> alone(machine, () -> nics.find(machine)
                        .filter(this::switchReplaced)
                        .ifPresent(plugged -> joined(plugged.nic())))));
    }

    /** Whether the switch of an existing machine was replaced, so that the machine must be reconnected. */
    private boolean switchReplaced(Plugged plugged) {
        var nic = plugged.nic();
        return NetworkNames.machine(nic.machine()).exists()
                && router(nic.network()).guests().namespace().identity()
                        .filter(identity -> !identity.equals(plugged.into()))
                        .isPresent();
    }

    private void healBridge(boolean unused) {
        if (unused) {
            bridge.downIf(() -> store.ids().isEmpty());
        } else {
            bridge.up();
        }
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
            if (lastErrors.remove(what) != null) {
                LOG.info("{} is repaired", what);
            }
        } catch (ApiException | UncheckedIOException e) {
            if (!e.getMessage().equals(lastErrors.put(what, e.getMessage()))) {
                LOG.warn("{} cannot be repaired", what, e);
            }
        }
    }

    /** Stops nothing; the next instance that opens the folder takes over. */
    @Override
    public void close() {
        lastErrors.clear();
    }

    private Router router(NetworkId id) {
        return new Router(tools, folder, bridge, bandwidth, id);
    }

    private void alone(Id id, Runnable work) {
        alone(id, () -> {
            work.run();
            return id;
        });
    }

    private <T> T alone(Id id, Supplier<T> work) {
        var lock = locks[Math.floorMod(id.hashCode(), LOCKS)];
        lock.lock();
        try {
            return work.get();
        } catch (UncheckedIOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }
}
