package dev.mold.server.compute.machine.net;

import static java.util.stream.Collectors.joining;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.compute.NetworkConfig.StaticNat;
import dev.mold.api.id.VirtualMachineId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sets and maps of a router's rules. Entries for a machine without an address are omitted.
 *
 * @param addresses the machines' addresses in the network
 */
record RuleSets(NetworkConfig network, Map<VirtualMachineId, String> addresses) {
    private static final String PORT = "ipv4_addr . inet_service";

    static RuleSets of(NetworkConfig network) {
        var addresses = new LinkedHashMap<VirtualMachineId, String>();
        network.leases().forEach(lease -> addresses.put(lease.machine(), lease.ip()));
        return new RuleSets(network, addresses);
    }

    String render() {
        return map("forwards", "ipv4_addr . inet_proto . inet_service : " + PORT, forwards())
                + map("machines", "ipv4_addr : ipv4_addr", staticNats(" : "))
                + map("own", "ipv4_addr : ipv4_addr", ownAddresses())
                + set("addresses", "ipv4_addr", network.addresses())
                + set("forwarded_tcp", PORT + " . " + PORT, forwarded("tcp"))
                + set("forwarded_udp", PORT + " . " + PORT, forwarded("udp"))
                + set("translated", "ipv4_addr . ipv4_addr", staticNats(" . "))
                + set("balanced", PORT, balanced())
                + set("members", PORT, members())
                + set("leases", "ether_addr . ipv4_addr", leases());
    }

    private Collection<String> forwards() {
        return network.forwards().stream()
                .flatMap(forward -> target(forward)
                        .map(target -> forward.address() + " . " + protocol(forward) + " . " + forward.publicPort()
                                + " : " + target)
                        .stream())
                .toList();
    }

    private Collection<String> forwarded(String protocol) {
        return network.forwards().stream()
                .filter(forward -> protocol(forward).equals(protocol))
                .flatMap(forward -> target(forward)
                        .map(target -> forward.address() + " . " + forward.publicPort() + " . " + target)
                        .stream())
                .toList();
    }

    private Optional<String> target(Forward forward) {
        return address(forward.machine()).map(ip -> ip + " . " + forward.privatePort());
    }

    private Collection<String> staticNats(String between) {
        return network.staticNats().stream()
                .flatMap(nat -> address(nat.machine()).map(ip -> nat.address() + between + ip).stream())
                .toList();
    }

    /** The public source address of each machine with static NAT: its first one. */
    private Collection<String> ownAddresses() {
        var own = new LinkedHashMap<String, String>();
        for (StaticNat nat : network.staticNats()) {
            address(nat.machine()).ifPresent(ip -> own.putIfAbsent(ip, nat.address()));
        }
        return own.entrySet().stream()
                .map(entry -> entry.getKey() + " : " + entry.getValue())
                .toList();
    }

    private Collection<String> balanced() {
        return network.balancers().stream()
                .map(balancer -> balancer.address() + " . " + balancer.publicPort())
                .toList();
    }

    private Collection<String> members() {
        var members = new LinkedHashSet<String>();
        for (var balancer : network.balancers()) {
            balancer.members().stream()
                    .flatMap(member -> address(member).stream())
                    .forEach(ip -> members.add(ip + " . " + balancer.privatePort()));
        }
        return members;
    }

    private Collection<String> leases() {
        return network.leases().stream()
                .map((Lease lease) -> lease.mac().toLowerCase(Locale.ROOT) + " . " + lease.ip())
                .toList();
    }

    private Optional<String> address(VirtualMachineId machine) {
        return Optional.ofNullable(addresses.get(machine));
    }

    private static String protocol(Forward forward) {
        return forward.protocol().toLowerCase(Locale.ROOT);
    }

    private static String map(String name, String type, Collection<String> elements) {
        return collection("map", name, type, elements);
    }

    private static String set(String name, String type, Collection<String> elements) {
        return collection("set", name, type, elements);
    }

    private static String collection(String kind, String name, String type, Collection<String> elements) {
        var filled = elements.isEmpty()
                ? Stream.<String>empty()
                : Stream.of("    elements = { " + String.join(", ", elements) + " }\n");
        return Stream.concat(Stream.of("  " + kind + " " + name + " {\n    type " + type + "\n"), filled)
                .collect(joining("", "", "  }\n"));
    }
}
