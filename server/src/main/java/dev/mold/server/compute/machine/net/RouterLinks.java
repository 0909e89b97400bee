package dev.mold.server.compute.machine.net;

import static dev.mold.server.compute.machine.net.NetworkNames.GUEST;
import static dev.mold.server.compute.machine.net.NetworkNames.PUBLIC;
import static dev.mold.server.compute.machine.net.NetworkNames.ROUTER_PORT;
import static dev.mold.server.compute.machine.net.NetworkNames.SWITCH;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.NetworkId;
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.machine.host.HostProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A router's namespace, its two interfaces and their addresses. */
final class RouterLinks {
    private final NetTools tools;
    private final NetworkId network;
    private final Switch guests;
    private final PublicBridge bridge;
    private final Namespace router;
    private final String port;

    RouterLinks(NetTools tools, NetworkId network, Switch guests, PublicBridge bridge) {
        this.tools = tools;
        this.network = network;
        this.guests = guests;
        this.bridge = bridge;
        router = NetworkNames.routerOf(network);
        port = NetworkNames.publicPort(network);
    }

    /** Whether the namespace exists and is connected to the public side. */
    boolean joined() {
        return router.exists() && guests.namespace().exists() && bridge.joins(port);
    }

    /** Creates what is missing; no packets are forwarded before there are rules. */
    void up(NetworkConfig config) {
        if (!whole()) {
            remake();
        }
        tools.ip(List.of("link set " + port + " master " + bridge.name(), "link set " + port + " up"));
        tools.ip(guests.namespace(), List.of(
                "link set " + ROUTER_PORT + " master " + SWITCH, "link set " + ROUTER_PORT + " up"));
        var guestAddress = config.gateway() + "/" + Ipv4Prefix.parse(config.cidr()).prefix();
        var wanted = new HashSet<String>();
        config.addresses().forEach(address -> wanted.add(address + "/32"));
        var lines = new ArrayList<>(List.of("link set lo up", "link set " + GUEST + " up", "link set " + PUBLIC + " up"));
        addressLines(lines, GUEST, Set.of(guestAddress));
        if (addressLines(lines, PUBLIC, wanted)) {
            // announces the addresses to all neighbours, which may have another router's MAC address for them
            lines.add("link set " + PUBLIC + " address " + NetworkNames.publicMac(network));
        }
        routeLines(lines, config.addresses());
        tools.ip(router, lines);
    }

    /** An interface that is disappearing with its deleted switch is still visible at its other end. */
    private boolean whole() {
        return router.exists()
                && tools.interfaces(router).keySet().containsAll(Set.of(GUEST, PUBLIC))
                && tools.interfaces(guests.namespace()).containsKey(ROUTER_PORT);
    }

    private void remake() {
        down();
        tools.make(router);
        var mtu = " mtu " + Uplink.mtu();
        tools.in(
                router,
                "sysctl",
                "-e",
                "-q",
                "-w",
                "net.ipv6.conf.all.disable_ipv6=1",
                "net.ipv6.conf.default.disable_ipv6=1",
                "net.ipv4.conf.all.send_redirects=0",
                "net.ipv4.conf.default.send_redirects=0",
                "net.ipv4.conf.all.arp_ignore=1",
                "net.ipv4.conf.all.arp_notify=1");
        tools.ip(List.of("link add " + port + mtu + " type veth peer name " + PUBLIC + " address "
                + NetworkNames.publicMac(network) + mtu + " netns " + router.name()));
        tools.ip(guests.namespace(), List.of("link add " + ROUTER_PORT + mtu + " type veth peer name " + GUEST
                + " address " + NetworkNames.guestMac(network) + mtu + " netns " + router.name()));
    }

    /** @return whether there are new addresses */
    private boolean addressLines(List<String> lines, String device, Set<String> wanted) {
        var present = tools.interfaces(router).getOrDefault(device, Set.of());
        present.stream()
                .filter(address -> !wanted.contains(address))
                .forEach(address -> lines.add("address delete " + address + " dev " + device));
        wanted.stream()
                .filter(address -> !present.contains(address))
                .forEach(address -> lines.add("address add " + address + " dev " + device));
        return !present.containsAll(wanted);
    }

    /** The router uses the network's first address as source. */
    private void routeLines(List<String> lines, List<String> addresses) {
        if (!addresses.isEmpty()) {
            var source = " dev " + PUBLIC + " src " + addresses.get(0);
            lines.add("route replace " + bridge.network().cidr() + source);
            lines.add("route replace default via " + bridge.network().gateway() + source);
        }
    }

    /** Enables forwarding; must be called after the rules are set. */
    void open() {
        tools.in(router, "sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
    }

    /** Removes the namespace with everything that runs in it. */
    void down() {
        router.processes().stream().flatMap(pid -> HostProcess.of(pid).stream()).forEach(Daemon::end);
        // a namespace that has lost its name ends later, and its interfaces with it
        tools.deleteLink(port);
        if (guests.namespace().exists()) {
            tools.deleteLink(guests.namespace(), ROUTER_PORT);
        }
        tools.remove(router);
    }
}
