package dev.mold.server.compute.machine.net;

import static dev.mold.server.compute.machine.net.Failures.failed;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.error.ApiException;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rejects invalid configurations before any of it is applied. A valid one can safely be written to the files of the
 * router's programs.
 */
final class NetworkCheck {
    private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "all");
    private static final Set<String> ALGORITHMS = Set.of("roundrobin", "leastconn", "source");
    private static final int LAST_PORT = 65_535;

    private final NetworkConfig network;
    private final Ipv4Prefix range;
    private final Ipv4Prefix guests;

    private NetworkCheck(NetworkConfig network, Ipv4Prefix range) {
        this.network = network;
        this.range = range;
        guests = Ipv4Prefix.parse(network.cidr());
    }

    /** @param range public addresses of the host @throws ApiException BACKEND_FAILED if it is invalid */
    static void check(NetworkConfig network, Ipv4Prefix range) {
        try {
            var check = new NetworkCheck(network, range);
            check.checkGuests();
            check.checkAddresses();
            check.checkLeases();
            check.checkOpenings();
            check.checkRules();
        } catch (ApiException e) {
            throw failed("Network " + network.name() + ": " + e.getMessage());
        }
    }

    private void checkGuests() {
        require(guests.prefix() >= 8 && guests.prefix() <= 30, network.cidr() + " is not a valid size for a network");
        require(!Cidrs.overlap(guests, range), network.cidr() + " overlaps the public range " + Cidrs.text(range));
        require(isHost(guests, network.gateway()), "the gateway " + network.gateway() + " is not in " + network.cidr());
        require(NAME.matcher(network.domain()).matches(), "not a domain: " + network.domain());
        require(network.bandwidthMbit() >= 0, "a bandwidth of " + network.bandwidthMbit() + " Mb/s");
    }

    private void checkAddresses() {
        var seen = new HashSet<String>();
        for (var address : network.addresses()) {
            require(
                    isHost(range, address) && !address.equals(range.address(1)),
                    "address " + address + " is not one of the public range");
            require(seen.add(address), "address " + address + " is there twice");
        }
    }

    private void checkLeases() {
        var ips = new HashSet<String>();
        var macs = new HashSet<String>();
        for (Lease lease : network.leases()) {
            require(
                    isHost(guests, lease.ip()) && !lease.ip().equals(network.gateway()),
                    "no machine can have the address " + lease.ip() + " in " + network.cidr());
            require(MAC.matcher(lease.mac()).matches(), "not a MAC address: " + lease.mac());
            require(NAME.matcher(lease.name()).matches(), "not a host name: " + lease.name());
            require(ips.add(lease.ip()), "address " + lease.ip() + " is leased twice");
            require(macs.add(lease.mac().toLowerCase(Locale.ROOT)), "MAC address " + lease.mac() + " is there twice");
        }
    }

    private void checkOpenings() {
        network.firewall().forEach(opening -> {
            requireOwn(opening.address());
            checkOpening(opening);
        });
        network.egress().forEach(this::checkOpening);
    }

    private void checkOpening(Opening opening) {
        var protocol = opening.protocol().toLowerCase(Locale.ROOT);
        require(PROTOCOLS.contains(protocol), "not a protocol: " + opening.protocol());
        require(
                opening.startPort() >= 0 && opening.startPort() <= opening.endPort() && opening.endPort() <= LAST_PORT,
                "not a range of ports: " + opening.startPort() + "-" + opening.endPort());
        opening.sources().forEach(Ipv4Prefix::parse);
    }

    private void checkRules() {
        var ports = new HashSet<List<Object>>();
        for (var forward : network.forwards()) {
            var protocol = forward.protocol().toLowerCase(Locale.ROOT);
            require(protocol.equals("tcp") || protocol.equals("udp"), "not a protocol: " + forward.protocol());
            requireOwn(forward.address());
            requirePort(forward.privatePort());
            requireFree(ports, forward.address(), protocol, forward.publicPort());
        }
        for (var balancer : network.balancers()) {
            require(ALGORITHMS.contains(balancer.algorithm()), "not an algorithm: " + balancer.algorithm());
            requireOwn(balancer.address());
            requirePort(balancer.privatePort());
            requireFree(ports, balancer.address(), "tcp", balancer.publicPort());
        }
        var owned = new HashSet<String>();
        for (var nat : network.staticNats()) {
            requireOwn(nat.address());
            require(owned.add(nat.address()), "address " + nat.address() + " leads to two machines");
        }
    }

    private void requireFree(Set<List<Object>> ports, String address, String protocol, int port) {
        requirePort(port);
        require(ports.add(List.of(address, protocol, port)), protocol + " port " + address + ":" + port + " leads twice");
    }

    private void requireOwn(String address) {
        require(network.addresses().contains(address), "address " + address + " is not the network's");
    }

    private static void requirePort(int port) {
        require(port >= 1 && port <= LAST_PORT, "not a port: " + port);
    }

    /** An address in canonical form, neither the range's first nor its last. */
    private static boolean isHost(Ipv4Prefix range, String address) {
        var one = Ipv4Prefix.parse(address);
        return one.prefix() == 32
                && one.address(0).equals(address)
                && range.contains(address)
                && !address.equals(range.address(0))
                && !address.equals(range.address(-1));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw failed(otherwise);
        }
    }
}
