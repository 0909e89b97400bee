package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;

/** A router's nginx, which tells each guest what was published for it. */
final class MetadataServer {
    static final String NAME = "nginx";
    static final String LOG = "nginx.log";

    private final NetTools tools;
    private final Namespace router;
    private final RouterFolder folder;
    private final Daemon daemon;

    MetadataServer(NetTools tools, Namespace router, RouterFolder folder) {
        this.tools = tools;
        this.router = router;
        this.folder = folder;
        daemon = folder.daemon(NAME);
    }

    boolean runs() {
        return daemon.runsIn(router);
    }

    /** @param settled whether it is known to have read the file that is there */
    void apply(NetworkConfig network, boolean settled) {
        var changed = folder.write(MetadataFiles.OPTIONS, MetadataFiles.options(network, folder));
        if (changed || !settled || !runs()) {
            var options = folder.path(MetadataFiles.OPTIONS).toString();
            daemon.stop();
            daemon.start(() -> tools.in(
                    router, "nginx", "-c", options, "-e", folder.path(LOG).toString()));
        }
    }

    void stop() {
        daemon.stop();
    }
}
