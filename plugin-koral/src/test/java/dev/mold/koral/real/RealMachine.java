package dev.mold.koral.real;

import dev.mold.server.compute.machine.host.HostProcess;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A machine as seen by its host: its processes, its disk, its network. */
final class RealMachine {
    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofMinutes(2));
    private static final List<String> PROCESSES = List.of("supervisor", "nspawn", "leader");

    private final String id;
    private final Path folder;

    /** @param state folder of the back end's state */
    RealMachine(Path state, String id) {
        this.id = id;
        this.folder = state.resolve("machine-" + id);
    }

    /** Its first process; empty if it is not running. */
    Optional<HostProcess> leader() {
        return HostProcess.read(folder.resolve("leader")).filter(HostProcess::alive);
    }

    /** Runs a command in the machine, as its root. @return what it printed */
    String run(String script) {
        var pid = Long.toString(leader().orElseThrow().pid());
        return COMMANDS.run("nsenter", "-t", pid, "-m", "-u", "-i", "-n", "-p", "-r", "-w", "sh", "-c", script);
    }

    /** Kills its first process, which is like a power-off. */
    void kill() {
        end(leader().orElseThrow());
    }

    /** Kills also the supervisor processes on the host. */
    void killWithItsKeepers() {
        var processes = PROCESSES.stream()
                .flatMap(name -> HostProcess.read(folder.resolve(name)).stream())
                .filter(HostProcess::alive)
                .toList();
        if (processes.size() != PROCESSES.size()) {
            throw new IllegalStateException("Machine " + id + " does not run: " + processes);
        }
        processes.forEach(RealMachine::end);
    }

    /** Refuses SSH connections. */
    void refuseSsh() {
        inNetwork("nft add table inet refused");
        inNetwork("nft add chain inet refused input { type filter hook input priority -10 ; }");
        inNetwork("nft add rule inet refused input tcp dport 22 reject with tcp reset");
    }

    void allowSsh() {
        inNetwork("nft delete table inet refused");
    }

    private void inNetwork(String command) {
        var words = Stream.concat(
                Stream.of("ip", "netns", "exec", "mold-vm-" + id), Stream.of(command.split(" ")));
        COMMANDS.run(words.toArray(String[]::new));
    }

    private static void end(HostProcess process) {
        COMMANDS.run("kill", "-KILL", Long.toString(process.pid()));
        Awaitility.await("process " + process.pid() + " is gone").until(() -> !process.alive());
    }
}
