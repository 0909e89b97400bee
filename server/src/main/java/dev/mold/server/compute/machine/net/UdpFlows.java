package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.StaticNat;
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.machine.net.UdpFlow.End;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes UDP flows that contradict the current rules. A client that keeps sending keeps its flow alive, with the
 * translation of the first packet; a flow with an outdated translation must be deleted, or the client would be cut off
 * permanently. TCP does not need this: its connections are reset, and the next one uses another port.
 */
final class UdpFlows {
    private final NetworkConfig network;
    private final Ipv4Prefix guests;
    private final Map<End, End> forwards;
    private final Map<String, String> machines;
    private final Map<String, String> own;

    private UdpFlows(NetworkConfig network) {
        this.network = network;
        guests = Ipv4Prefix.parse(network.cidr());
        var addresses = RuleSets.of(network).addresses();
        forwards = network.forwards().stream()
                .filter(forward -> forward.protocol().equalsIgnoreCase("udp"))
                .filter(forward -> addresses.containsKey(forward.machine()))
                .collect(Collectors.toMap(
                        forward -> new End(forward.address(), forward.publicPort()),
                        (Forward forward) -> new End(addresses.get(forward.machine()), forward.privatePort())));
        var nats = network.staticNats().stream()
                .filter(nat -> addresses.containsKey(nat.machine()))
                .toList();
        machines = nats.stream()
                .collect(Collectors.toMap(StaticNat::address, nat -> addresses.get(nat.machine())));
        own = nats.stream()
                .collect(Collectors.toMap(
                        nat -> addresses.get(nat.machine()), StaticNat::address, (first, second) -> first));
    }

    /** Deletes a router's outdated flows. */
    static void settle(NetTools tools, Namespace router, NetworkConfig network) {
        var all =
                tools.in(router, "conntrack", "-L", "-p", "udp").lines().flatMap(line -> UdpFlow.parse(line).stream());
        // a flow that cannot be deleted has just expired
        stale(network, all).forEach(flow -> tools.succeedsIn(router, deletion(flow)));
    }

    static List<UdpFlow> stale(NetworkConfig network, Stream<UdpFlow> all) {
        return all.filter(new UdpFlows(network)::isStale).toList();
    }

    private boolean isStale(UdpFlow flow) {
        if (!flow.answerer().equals(destination(flow.destination()))) {
            return true;
        }
        var goesOut = guests.contains(flow.source().ip())
                && !guests.contains(flow.answerer().ip())
                && !network.addresses().contains(flow.answerer().ip());
        return goesOut && !flow.asker().ip().equals(sourceOutside(flow.source().ip()));
    }

    private End destination(End asked) {
        var machine = machines.get(asked.ip());
        return forwards.getOrDefault(asked, machine == null ? asked : new End(machine, asked.port()));
    }

    private String sourceOutside(String guest) {
        var usual = network.addresses().isEmpty() ? guest : network.addresses().get(0);
        return own.getOrDefault(guest, usual);
    }

    private static String[] deletion(UdpFlow flow) {
        return new String[] {
            "conntrack", "-D", "-p", "udp",
            "--orig-src", flow.source().ip(), "--orig-port-src", Integer.toString(flow.source().port()),
            "--orig-dst", flow.destination().ip(), "--orig-port-dst", Integer.toString(flow.destination().port())
        };
    }
}
