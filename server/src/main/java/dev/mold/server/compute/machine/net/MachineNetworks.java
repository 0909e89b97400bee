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
 * The isolated networks of this host. Each has a switch that machines are plugged into, and a router that gives them
 * their addresses and names, tells them their user data, and lets in and out what the network's rules say. All of it
 * outlives the server. May be called from many threads; calls for one network follow each other.
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
    /** Why something could not be healed when that was last tried. */
    private final Map<String, String> ailing = new ConcurrentHashMap<>();

    /**
     * Knows the networks that the folder tells of; what of them is missing on the host is made by {@link #heal}.
     *
     * @param folder where networks and the files of their routers are kept
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
     * Gives a network its router, or brings the one that is there to exactly this configuration. Connections under rules
     * that stay are not cut, those under rules that are gone are. What cannot be done changes nothing.
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
            // what was kept is brought about when the networks are healed
            failure.addSuppressed(e);
        }
    }

    /** Whether the network's router is up, with its whole configuration. */
    public boolean ready(NetworkId id) {
        return store.find(id).filter(network -> router(id).ready(network)).isPresent();
    }

    /** Networks that were applied and not removed. */
    public Set<NetworkId> networks() {
        return store.ids();
    }

    /** Takes a network away, machines' interfaces in it too; nothing if it is not there. */
    public void remove(NetworkId id) {
        alone(id, () -> dismantle(id));
    }

    private void dismantle(NetworkId id) {
        router(id).remove();
        store.remove(id);
        nics.removeAllOf(id);
        ailing.remove("Network " + id);
        bridge.downIf(() -> store.ids().isEmpty());
    }

    /**
     * Joins a machine to its network: makes its network namespace, in which {@code eth0} leads to the network's switch.
     * What of that is there already stays.
     *
     * @return the namespace's file, as programs take it that start something in there
     * @throws ApiException BACKEND_FAILED if the network is not there
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

    /** Takes a machine's interface and namespace away; nothing if they are not there. */
    public void unplug(VirtualMachineId machine) {
        alone(machine, () -> {
            Switch.unplug(tools, machine);
            nics.remove(machine);
            ailing.remove("Machine " + machine);
        });
    }

    /**
     * Tells a machine this from now on when it asks its network's metadata service.
     *
     * @throws ApiException BACKEND_FAILED if the network is not there
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

    /** Withdraws a machine's metadata. */
    public void withdraw(VirtualMachineId machine) {
        store.ids().forEach(id -> alone(id, () -> router(id).published().withdraw(machine)));
    }

    /**
     * Makes again what is missing of the networks, whoever took it away. Quick when all is well; what fails is logged
     * when it fails first, and keeps no other network from being healed.
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
                .filter(this::hangsLoose)
                .map(plugged -> plugged.nic().machine())
                .forEach(machine -> attempt("Machine " + machine, () -> alone(machine, () -> nics.find(machine)
                        .filter(this::hangsLoose)
                        .ifPresent(plugged -> joined(plugged.nic())))));
    }

    /** Whether a machine that is there has lost its switch, and there is another one in its place. */
    private boolean hangsLoose(Plugged plugged) {
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
            if (ailing.remove(what) != null) {
                LOG.info("{} is whole again", what);
            }
        } catch (ApiException | UncheckedIOException e) {
            if (!e.getMessage().equals(ailing.put(what, e.getMessage()))) {
                LOG.warn("{} cannot be made whole", what, e);
            }
        }
    }

    /** Nothing stops; what was made is found again by the next one that opens the folder. */
    @Override
    public void close() {
        ailing.clear();
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
