package dev.mold.server.compute.machine.net;

import static java.util.stream.Collectors.joining;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** The files of dnsmasq: the options, read at start, and two files that it reloads on a signal. */
final class DhcpFiles {
    static final String OPTIONS = "dnsmasq.conf";
    static final String LEASES = "leases";
    static final String HOSTS = "hosts";

    private static final int USUAL_MTU = 1500;

    private DhcpFiles() {}

    /**
     * Only the fixed addresses are leased, with a very long lease time; leases are not stored, because they follow from
     * the file. Names of the network are never forwarded to other DNS servers.
     *
     * @param resolvers DNS servers for all other names
     * @param mtu MTU of the network in bytes
     */
    static String options(NetworkConfig network, List<String> resolvers, int mtu, RouterFolder folder) {
        var guests = Ipv4Prefix.parse(network.cidr());
        var lines = new ArrayList<String>(List.of(
                "user=root",
                "pid-file=" + folder.daemon(DhcpServer.NAME).pidFile(),
                "log-facility=" + folder.path("dnsmasq.log"),
                "interface=" + NetworkNames.GUEST,
                "except-interface=lo",
                "bind-interfaces",
                "no-hosts",
                "addn-hosts=" + folder.path(HOSTS),
                "expand-hosts",
                "domain=" + network.domain(),
                "local=/" + network.domain() + "/",
                "domain-needed",
                "bogus-priv",
                "no-resolv",
                "cache-size=2000",
                "dhcp-authoritative",
                "dhcp-range=" + guests.address(0) + ",static," + guests.netmask() + ",30d",
                "dhcp-hostsfile=" + folder.path(LEASES),
                "dhcp-ignore-names",
                "leasefile-ro",
                "no-ping",
                "dhcp-option=option:router," + network.gateway(),
                "dhcp-option=option:dns-server," + network.gateway()));
        if (mtu != USUAL_MTU) {
            lines.add("dhcp-option=option:mtu," + mtu);
        }
        resolvers.forEach(resolver -> lines.add("server=" + resolver));
        return text(lines);
    }

    /** The address of each machine; if two machines have the same name, only the first gets it. */
    static String leases(NetworkConfig network) {
        var names = new HashSet<String>();
        return text(network.leases().stream()
                .map(lease -> lease.mac().toLowerCase(Locale.ROOT) + "," + lease.ip() + named(lease, names))
                .toList());
    }

    private static String named(Lease lease, HashSet<String> names) {
        return names.add(lease.name().toLowerCase(Locale.ROOT)) ? "," + lease.name() : "";
    }

    /** The names of the machines, whether they have requested their address or not. */
    static String hosts(NetworkConfig network) {
        return text(network.leases().stream()
                .map(lease -> lease.ip() + " " + lease.name())
                .toList());
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(joining());
    }
}
