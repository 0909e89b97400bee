package dev.mold.server.compute.machine.vm;

import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostProcess;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The process per machine that boots it, supervises it and cleans up after it: {@code scripts/machine/mold-machine.sh}
 * and its parts in one file, of which every data folder has a copy.
 */
final class Supervisor {
    private static final String SCRIPT = "mold-machine.sh";
    private static final String STOP = "stop";

    private final HostPrograms commands;
    private final MachineFiles files;
    private final Path script;

    Supervisor(StateFolder folder, HostPrograms commands, MachineFiles files) {
        this.commands = commands;
        this.files = files;
        this.script = folder.path(SCRIPT);
        install(folder);
    }

    private void install(StateFolder folder) {
        try (var content = Supervisor.class.getResourceAsStream(SCRIPT)) {
            folder.write(script, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to install " + script, e);
        }
    }

    /** Starts booting; the configuration must have been written. */
    void start(VirtualMachineId id) {
        run("start", id);
    }

    /** Requests a shutdown, possibly again. */
    void stop(VirtualMachineId id, boolean forced) {
        if (!files.read(id, STOP).equals("forced")) {
            files.write(id, STOP, forced ? "forced" : "gently");
        }
        run("stop", id);
    }

    /** Repeats the last stop request to a machine that is stopping, because early in a boot nothing receives it. */
    void remind(VirtualMachineId id) {
        if (power(id) == Power.STOPPING) {
            run("stop", id);
        }
    }

    /** Updates the drive of a running machine to its file. */
    void drive(VirtualMachineId id) {
        run("drive", id);
    }

    /** Ends everything that is left of a machine. */
    void clean(VirtualMachineId id) {
        run("clean", id);
    }

    Power power(VirtualMachineId id) {
        if (files.has(id, "outcome")) {
            return reason(id).isEmpty() ? Power.STOPPED : Power.FAILED;
        }
        // check the leader first, because the supervisor outlives it
        var leads = alive(id, "leader");
        if (leads || alive(id, "supervisor")) {
            return files.has(id, STOP) ? Power.STOPPING : leads ? Power.RUNNING : Power.STARTING;
        }
        // never started, or the supervisor was killed and the machine has ended since
        return Power.STOPPED;
    }

    /** The reason why the machine failed to start; empty if it did not fail. */
    String reason(VirtualMachineId id) {
        var outcome = files.read(id, "outcome");
        var space = outcome.indexOf(' ');
        return space < 0 ? "" : outcome.substring(space + 1).strip();
    }

    private boolean alive(VirtualMachineId id, String name) {
        return HostProcess.read(files.of(id).resolve(name))
                .filter(HostProcess::alive)
                .isPresent();
    }

    private void run(String verb, VirtualMachineId id) {
        commands.run("bash", script.toString(), verb, files.of(id).toString());
    }
}
