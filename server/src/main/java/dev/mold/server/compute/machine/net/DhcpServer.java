package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;
import java.util.List;

/** A router's dnsmasq, which gives guests their addresses and tells them names. */
final class DhcpServer {
    static final String NAME = "dnsmasq";

    private final NetTools tools;
    private final Namespace router;
    private final RouterFolder folder;
    private final Daemon daemon;

    DhcpServer(NetTools tools, Namespace router, RouterFolder folder) {
        this.tools = tools;
        this.router = router;
        this.folder = folder;
        daemon = folder.daemon(NAME);
    }

    boolean runs() {
        return daemon.runsIn(router);
    }

    /** @param settled whether it is known to have read the files that are there */
    void apply(NetworkConfig network, List<String> resolvers, boolean settled) {
        var before = folder.read(DhcpFiles.LEASES).orElse("");
        var leases = DhcpFiles.leases(network);
        var others = folder.write(
                DhcpFiles.OPTIONS, DhcpFiles.options(network, resolvers, Uplink.mtu(), folder));
        var changed = folder.write(DhcpFiles.HOSTS, DhcpFiles.hosts(network)) | folder.write(DhcpFiles.LEASES, leases);
        // it does not take back a lease that it has given, and would refuse the address to another machine
        var takenBack = !leases.lines().toList().containsAll(before.lines().toList());
        if (others || takenBack || !settled || !runs()) {
            daemon.stop();
            daemon.start(() ->
                    tools.in(router, "dnsmasq", "--conf-file=" + folder.path(DhcpFiles.OPTIONS)));
        } else if (changed) {
            daemon.process().ifPresent(process -> tools.host().run("kill", "-HUP", Long.toString(process.pid())));
        }
    }

    void stop() {
        daemon.stop();
    }
}
