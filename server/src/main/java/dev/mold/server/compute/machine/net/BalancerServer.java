package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.server.compute.machine.host.HostProcess;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A router's haproxy, which runs while the network has balancers. */
final class BalancerServer {
    static final String NAME = "haproxy";

    private final NetTools tools;
    private final Namespace router;
    private final RouterFolder folder;
    private final Daemon daemon;

    BalancerServer(NetTools tools, Namespace router, RouterFolder folder) {
        this.tools = tools;
        this.router = router;
        this.folder = folder;
        daemon = folder.daemon(NAME);
    }

    /** Whether it runs, or the network has no balancers. */
    boolean serves(NetworkConfig network) {
        return network.balancers().isEmpty() || daemon.runsIn(router);
    }

    /** @param settled whether it has certainly read the present file */
    void apply(NetworkConfig network, boolean settled) {
        if (network.balancers().isEmpty()) {
            if (!settled || daemon.process().isPresent()) {
                stop();
            }
            return;
        }
        var changed = folder.write(BalancerConfig.OPTIONS, BalancerConfig.of(network, folder));
        if (changed || !settled || !daemon.runsIn(router)) {
            daemon.start(() -> start(takeOver()));
        }
    }

    /**
     * The running processes, which pass their listeners to the next one and end with their last connection. Those in a
     * router whose namespace has lost its name have none to pass.
     */
    private List<String> takeOver() {
        var words = new ArrayList<String>();
        var here = processes().stream().collect(Collectors.partitioningBy(process -> router.holds(process.pid())));
        here.get(false).forEach(Daemon::end);
        var running = here.get(true);
        if (!running.isEmpty()) {
            if (Files.exists(folder.path(BalancerConfig.SOCKET))) {
                words.addAll(List.of("-x", BalancerConfig.SOCKET));
            }
            words.add("-sf");
            running.forEach(process -> words.add(Long.toString(process.pid())));
        }
        return words;
    }

    private List<HostProcess> processes() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .flatMap(pid -> HostProcess.of(pid).stream())
                .filter(process -> daemon.isOurs(process, BalancerConfig.OPTIONS))
                .toList();
    }

    private void start(List<String> takesOver) {
        var words = new ArrayList<>(List.of(
                "haproxy", "-D", "-C", folder.path().toString(), "-f", folder.path(BalancerConfig.OPTIONS).toString()));
        words.addAll(takesOver);
        tools.in(router, words.toArray(String[]::new));
    }

    /** Ends it and its connections. */
    void stop() {
        processes().forEach(Daemon::end);
        daemon.stop();
    }
}
