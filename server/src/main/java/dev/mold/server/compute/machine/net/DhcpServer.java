package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;
import java.util.List;

/** A router's dnsmasq, which serves addresses (DHCP) and names (DNS) to guests. */
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

    /** @param settled whether it has certainly read the present files */
    void apply(NetworkConfig network, List<String> resolvers, boolean settled) {
        var before = folder.read(DhcpFiles.LEASES).orElse("");
        var leases = DhcpFiles.leases(network);
        var others = folder.write(
                DhcpFiles.OPTIONS, DhcpFiles.options(network, resolvers, Uplink.mtu(), folder));
        var changed = folder.write(DhcpFiles.HOSTS, DhcpFiles.hosts(network)) | folder.write(DhcpFiles.LEASES, leases);
        // dnsmasq does not revoke a lease and would refuse the address to another machine
        var leaseRevoked = !leases.lines().toList().containsAll(before.lines().toList());
        if (others || leaseRevoked || !settled || !runs()) {
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
