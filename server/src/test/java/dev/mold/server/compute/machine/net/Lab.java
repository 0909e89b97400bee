package dev.mold.server.compute.machine.net;

import static org.awaitility.Awaitility.await;

import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkId;
import dev.mold.host.FreeRange;
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.HostState;
import dev.mold.server.compute.machine.host.HostProcess;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;

/** Networks on this very host, with guests in them. When it is closed, nothing of them is left. */
final class Lab implements AutoCloseable {
    static final String RANGE = range();
    private static final String PREFIX = RANGE.replaceFirst("0/24$", "");
    static final String HOST = PREFIX + 1;

    final HostPrograms commands = new HostPrograms(Duration.ofSeconds(30));
    final NetTools tools = new NetTools(commands);
    private final Path path;
    private final List<Guest> guests = new ArrayList<>();
    /** Words by which traces of the lab on the host are known. */
    private final Set<String> traces = new ConcurrentSkipListSet<>();
    private final HostState before = HostState.now(line -> traces.stream().anyMatch(line::contains));
    private StateFolder folder;
    MachineNetworks networks;

    Lab(Path path) {
        this.path = path;
        open();
        traces.add(path.toString());
        traces.add(NetworkNames.backend(path));
    }

    private void open() {
        folder = new StateFolder(path);
        networks = new MachineNetworks(folder, commands, new PublicNetwork(Ipv4Prefix.parse(RANGE), List.of()));
    }

    /** As if the server were started again. */
    void reopen() {
        networks.close();
        folder.close();
        open();
    }

    /** The n-th address that a network can have. */
    static String address(int n) {
        return PREFIX + (n + 2);
    }

    /** Others may have a lab on this host too. */
    private static String range() {
        try {
            return FreeRange.find(24);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Name of the host's bridge. */
    String bridge() {
        return NetworkNames.bridge(NetworkNames.backend(path));
    }

    String table() {
        return "mold_" + NetworkNames.backend(path);
    }

    /** The process of a router's program. */
    HostProcess daemon(NetworkId network, String name) {
        return new RouterFolder(folder, network).daemon(name).process().orElseThrow();
    }

    Path file(NetworkId network, String name) {
        return new RouterFolder(folder, network).path(name);
    }

    Configs network(int... addresses) {
        var configs = new Configs(new NetworkId(UUID.randomUUID()));
        for (var n : addresses) {
            configs.addresses.add(address(n));
        }
        leavesTraces(configs.id);
        return configs;
    }

    /** A guest that has a lease in the configuration, and nothing else yet. */
    Guest guest(Configs configs, String name, int number) {
        var guest = new Guest(configs.id, name, configs.prefix, number);
        configs.lease(guest);
        guests.add(guest);
        leavesTraces(guest.machine);
        return guest;
    }

    private void leavesTraces(Id id) {
        traces.add(id.toString());
        traces.add(id.toString().substring(24));
    }

    /** Applies the configuration, and plugs these guests in with their addresses. */
    void apply(Configs configs, Guest... plugged) {
        networks.apply(configs.config());
        awaitReady(configs);
        for (var guest : plugged) {
            networks.plug(guest.nic());
            guest.addressed(configs.gateway());
        }
    }

    void awaitReady(Configs configs) {
        await().atMost(Duration.ofSeconds(10)).until(() -> networks.ready(configs.id));
    }

    @Override
    public void close() {
        guests.forEach(guest -> {
            guest.close();
            networks.unplug(guest.machine);
        });
        networks.networks().forEach(networks::remove);
        networks.close();
        folder.close();
        before.assertUnchanged();
    }
}
