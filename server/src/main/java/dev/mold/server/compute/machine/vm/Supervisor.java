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
 * The process beside each machine that boots it, keeps it and clears up after it: {@code scripts/machine/mold-machine.sh}
 * and its parts in one file, of which every folder of machines has a copy.
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

    /** Begins to boot; the configuration must have been written. */
    void start(VirtualMachineId id) {
        run("start", id);
    }

    /** Begins to shut down, or does so again. */
    void stop(VirtualMachineId id, boolean forced) {
        if (!files.read(id, STOP).equals("forced")) {
            files.write(id, STOP, forced ? "forced" : "gently");
        }
        run("stop", id);
    }

    /** Says again what was said before to a machine that should be on its way down: early in a boot nobody listens. */
    void remind(VirtualMachineId id) {
        if (power(id) == Power.STOPPING) {
            run("stop", id);
        }
    }

    /** Brings the drive of a machine that runs to what its file says. */
    void drive(VirtualMachineId id) {
        run("drive", id);
    }

    /** Ends all that is left of a machine. */
    void clean(VirtualMachineId id) {
        run("clean", id);
    }

    Power power(VirtualMachineId id) {
        if (files.has(id, "outcome")) {
            return reason(id).isEmpty() ? Power.STOPPED : Power.FAILED;
        }
        // the leader first: the supervisor outlives it
        var leads = alive(id, "leader");
        if (leads || alive(id, "supervisor")) {
            return files.has(id, STOP) ? Power.STOPPING : leads ? Power.RUNNING : Power.STARTING;
        }
        // never started, or its supervisor was killed and it has ended since
        return Power.STOPPED;
    }

    /** Why the machine did not come up; empty if it did. */
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
