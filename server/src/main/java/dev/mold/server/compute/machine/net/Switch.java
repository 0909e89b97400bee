package dev.mold.server.compute.machine.net;

import static dev.mold.server.compute.machine.net.NetworkNames.ETH;
import static dev.mold.server.compute.machine.net.NetworkNames.SWITCH;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A network's switch: a bridge in its own namespace, so that machines stay connected when the router is rebuilt. */
final class Switch {
    private final NetTools tools;
    private final NetworkId network;
    private final Namespace namespace;

    Switch(NetTools tools, NetworkId network) {
        this.tools = tools;
        this.network = network;
        namespace = NetworkNames.switchOf(network);
    }

    Namespace namespace() {
        return namespace;
    }

    /** Creates what is missing of it. */
    void up() {
        tools.make(namespace);
        var lines = new ArrayList<String>();
        if (!tools.interfaces(namespace).containsKey(SWITCH)) {
            // the switch must not filter guests' packets, and has no address itself
            tools.in(
                    namespace,
                    "sysctl",
                    "-e",
                    "-q",
                    "-w",
                    "net.ipv6.conf.all.disable_ipv6=1",
                    "net.ipv6.conf.default.disable_ipv6=1",
                    "net.bridge.bridge-nf-call-iptables=0",
                    "net.bridge.bridge-nf-call-ip6tables=0");
            lines.add("link add " + SWITCH + " mtu " + Uplink.mtu() + " type bridge forward_delay 0 mcast_snooping 0");
        }
        lines.add("link set lo up");
        lines.add("link set " + SWITCH + " up");
        tools.ip(namespace, lines);
    }

    /**
     * Connects a machine: creates the missing parts of its namespace and interface.
     *
     * @return path of the machine's namespace
     * @throws ApiException BACKEND_FAILED if there is no such network
     */
    Path plug(MachineNic nic) {
        if (!namespace.exists()) {
            throw Failures.failed("Network " + network + " is not there");
        }
        var machine = NetworkNames.machine(nic.machine());
        var port = NetworkNames.machinePort(nic.machine());
        var mac = nic.mac().toLowerCase(Locale.ROOT);
        tools.make(machine);
        if (!tools.interfaces(namespace).containsKey(port) || !tools.mac(machine, ETH).equals(Optional.of(mac))) {
            // remains of a crash, or an interface in another network
            tools.deleteLink(machine, ETH);
            tools.deleteLink(namespace, port);
            tools.ip(namespace, List.of("link add " + port + " mtu " + Uplink.mtu() + " type veth peer name " + ETH
                    + " address " + mac + " mtu " + Uplink.mtu() + " netns " + machine.name()));
        }
        tools.ip(namespace, List.of("link set " + port + " master " + SWITCH, "link set " + port + " up"));
        tools.ip(machine, List.of("link set lo up", "link set " + ETH + " up"));
        return machine.path();
    }

    /** Removes a machine's namespace, whatever network it is in; does nothing if there is none. */
    static void unplug(NetTools tools, VirtualMachineId id) {
        var machine = NetworkNames.machine(id);
        // a namespace lives on while a process is in it; the interface must not
        if (machine.exists()) {
            tools.deleteLink(machine, ETH);
        }
        tools.remove(machine);
    }

    /** Removes it, with the machines' interfaces. */
    void down() {
        tools.remove(namespace);
    }
}
