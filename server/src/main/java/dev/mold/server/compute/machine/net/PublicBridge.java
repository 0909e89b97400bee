package dev.mold.server.compute.machine.net;

import static dev.mold.server.compute.machine.net.Failures.failed;

import dev.mold.api.error.ApiException;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * The host's side of the public network: a bridge that connects all routers of the back end, with routing to the
 * internet. It is created with the first network and removed with the last, and then the host is as before.
 */
final class PublicBridge {
    private static final Pattern ROUTE = Pattern.compile("(?:\\w+ )?(\\d+(?:\\.\\d+){3}(?:/\\d+)?) .*?dev (\\S+).*");
    /** A VPN that takes all traffic has two routes, one for each half of the addresses. */
    private static final int PREFIX_OF_HALF = 1;

    private final NetTools tools;
    private final PublicNetwork network;
    private final String backend;
    private final HostSettings settings;
    private final HostFilter filter;

    /** @param backend see {@link NetworkNames#backend} */
    PublicBridge(NetTools tools, PublicNetwork network, String backend) {
        this.tools = tools;
        this.network = network;
        this.backend = backend;
        settings = new HostSettings(name());
        filter = new HostFilter(tools, name(), table());
    }

    String name() {
        return NetworkNames.bridge(backend);
    }

    PublicNetwork network() {
        return network;
    }

    /** Whether a router's port is connected to the bridge. */
    boolean joins(String port) {
        return Files.exists(interfaceFolder().resolve("brif").resolve(port));
    }

    private boolean healthy() {
        return Files.exists(interfaceFolder()) && settings.wanted() && settings.areEnough() && tableIsThere() && filter.isOpen();
    }

    /**
     * Creates what is missing.
     *
     * @throws ApiException BACKEND_FAILED if the range is already in use on the host
     */
    synchronized void up() {
        if (healthy()) {
            return;
        }
        var lines = new ArrayList<String>();
        if (!Files.exists(interfaceFolder())) {
            requireUnused();
            lines.add("link add " + name() + " address " + NetworkNames.bridgeMac(backend) + " mtu " + Uplink.mtu()
                    + " type bridge forward_delay 0 mcast_snooping 0");
        }
        lines.add("address replace " + network.gateway() + "/" + network.range().prefix() + " dev " + name());
        lines.add("link set " + name() + " up");
        tools.ip(lines);
        tools.host().feed(rules(), "nft", "-f", "-");
        filter.open();
        settings.want();
    }

    /**
     * Removes everything; does nothing if there is nothing.
     *
     * @param unused whether no network needs it, evaluated while none can be added
     */
    synchronized void downIf(BooleanSupplier unused) {
        var bridgeExists = Files.exists(interfaceFolder());
        if (!bridgeExists && !settings.wanted() || !unused.getAsBoolean()) {
            return;
        }
        if (bridgeExists) {
            tools.ip(List.of("link delete " + name()));
        }
        filter.close();
        tools.host().feed("table ip " + table() + "\ndelete table ip " + table() + "\n", "nft", "-f", "-");
        settings.release();
    }

    private boolean tableIsThere() {
        return tools.host().succeeds("nft", "list", "table", "ip", table());
    }

    private String table() {
        return "mold_" + backend;
    }

    private String rules() {
        return """
            table ip %1$s
            delete table ip %1$s
            table ip %1$s {
              chain sources {
                type nat hook postrouting priority srcnat; policy accept;
                ip saddr %2$s ip daddr != %2$s oifname != %3$s masquerade
              }
            }
            """
                .formatted(table(), network.cidr(), name());
    }

    private void requireUnused() {
        tools.host().run("ip", "-4", "route", "show", "table", "all").lines().forEach(line -> {
            var form = ROUTE.matcher(line);
            if (form.matches()) {
                var route = Ipv4Prefix.parse(form.group(1));
                if (route.prefix() > PREFIX_OF_HALF && Cidrs.overlap(route, network.range())) {
                    throw failed("The public range " + network.cidr() + " cannot be used: the host has "
                            + Cidrs.text(route) + " on " + form.group(2) + " already");
                }
            }
        });
    }

    private Path interfaceFolder() {
        return Path.of("/sys/class/net", name());
    }
}
