package dev.mold.server.compute.machine.net;

import static org.awaitility.Awaitility.await;

import dev.mold.api.id.NetworkId;
import dev.mold.server.compute.base.AddressRange;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostCommands;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Networks on this very host, with guests in them; the test itself is the outside. */
final class Lab implements AutoCloseable {
    static final String RANGE = "198.18.77.0/24";
    static final String HOST = "198.18.77.1";

    final HostCommands commands = new HostCommands(Duration.ofSeconds(30));
    private final Path path;
    private final List<Guest> guests = new ArrayList<>();
    private StateFolder folder;
    MachineNetworks networks;

    Lab(Path path) {
        this.path = path;
        open();
    }

    private void open() {
        folder = new StateFolder(path);
        networks = new MachineNetworks(folder, commands, new PublicNetwork(AddressRange.parse(RANGE), List.of()));
    }

    /** As if the server were started anew. */
    void reopen() {
        networks.close();
        folder.close();
        open();
    }

    /** The n-th address that a network can have. */
    static String address(int n) {
        return "198.18.77." + (n + 2);
    }

    Configs network(int... addresses) {
        var configs = new Configs(new NetworkId(UUID.randomUUID()));
        for (var n : addresses) {
            configs.addresses.add(address(n));
        }
        return configs;
    }

    /** A guest that has a lease in the configuration, and nothing else yet. */
    Guest guest(Configs configs, String name, int number) {
        var guest = new Guest(configs.id, name, configs.prefix, number);
        configs.lease(guest);
        guests.add(guest);
        return guest;
    }

    /** Applies the configuration, and plugs these guests in with their addresses. */
    void apply(Configs configs, Guest... plugged) {
        networks.apply(configs.config());
        await().atMost(Duration.ofSeconds(10)).until(() -> networks.ready(configs.id));
        for (var guest : plugged) {
            networks.plug(guest.nic());
            guest.addressed(configs.gateway());
        }
    }

    /** First line that a server says to the outside; empty if nobody lets us in. */
    static String hello(String address, int port) {
        try (var socket = connect(address, port)) {
            return line(socket);
        } catch (IOException e) {
            return "";
        }
    }

    static Socket connect(String address, int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), 2500);
        socket.setSoTimeout(3000);
        return socket;
    }

    static String line(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var read = socket.getInputStream().read(); read >= 0 && read != '\n'; ) {
            line.append((char) read);
            read = socket.getInputStream().read();
        }
        return line.toString();
    }

    /** What comes back when something is said. @throws IOException if the connection is cut */
    static String echo(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
        return line(socket);
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
    }
}
