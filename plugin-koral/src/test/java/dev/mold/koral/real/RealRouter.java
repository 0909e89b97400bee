package dev.mold.koral.real;

import dev.mold.server.compute.machine.host.HostPrograms;
import java.time.Duration;
import java.util.List;

/** The router of a network as seen by its host. */
final class RealRouter {
    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofSeconds(20));

    private final String namespace;

    RealRouter(String network) {
        this.namespace = "mold-router-" + network;
    }

    boolean isThere() {
        return COMMANDS.run("ip", "netns", "list").lines().anyMatch(line -> line.split(" ")[0].equals(namespace));
    }

    /** The pids of its daemons. */
    List<Long> daemons() {
        return COMMANDS.run("ip", "netns", "pids", namespace).lines().map(Long::parseLong).toList();
    }

    /** Kills its daemons and removes its namespace. */
    void kill() {
        daemons().forEach(pid -> COMMANDS.run("kill", "-KILL", Long.toString(pid)));
        COMMANDS.run("ip", "netns", "delete", namespace);
    }
}
