package dev.mold.server.compute.machine.vm;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.nio.file.Path;
import java.util.Optional;

/** ISOs in machines' drives. Machines with the same ISO share one loop device. */
final class Drives {
    private final HostPrograms commands;
    private final MachineFiles files;
    private final Supervisor supervisor;

    Drives(HostPrograms commands, MachineFiles files, Supervisor supervisor) {
        this.commands = commands;
        this.files = files;
        this.supervisor = supervisor;
    }

    /** Inserts an ISO into the drive of a machine that may be running. */
    void insert(VirtualMachineId id, Path iso) {
        load(id, iso);
        supervisor.drive(id);
    }

    /** Prepares an ISO for a machine that is off, for its next start. */
    synchronized void load(VirtualMachineId id, Path iso) {
        files.write(id, "drive", device(iso).orElseGet(() -> newDevice(iso)));
    }

    void eject(VirtualMachineId id) {
        files.write(id, "drive", "");
        supervisor.drive(id);
    }

    /** Releases an ISO's device, if it has one; a machine that is reading from it still can. */
    synchronized void release(Path iso) {
        device(iso).ifPresent(device -> commands.run("losetup", "--detach", device));
    }

    private Optional<String> device(Path iso) {
        return commands.run("losetup", "--noheadings", "--output", "NAME", "--associated", iso.toString())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst();
    }

    private String newDevice(Path iso) {
        return commands.run("losetup", "--find", "--show", "--read-only", iso.toString())
                .strip();
    }
}
