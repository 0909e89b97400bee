package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;

/** A router's nginx, which serves each guest its metadata. */
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

    /** @param settled whether it has certainly read the present file */
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
