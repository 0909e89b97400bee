package dev.mold.server.compute.machine.vm;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The folders of machines: the supervisor's configuration, its reports, and the disk. */
final class MachineFiles {
    private static final String PREFIX = "machine-";
    private static final int MAX_CONSOLE_BYTES = 64 << 10;

    private final StateFolder folder;

    MachineFiles(StateFolder folder) {
        this.folder = folder;
    }

    Path of(VirtualMachineId id) {
        return folder.path(PREFIX + id);
    }

    Path disk(VirtualMachineId id) {
        return of(id).resolve("disk.img");
    }

    /** Machines that have a folder, whether they are stored or not. */
    List<VirtualMachineId> all() {
        var ids = new ArrayList<VirtualMachineId>();
        try (var files = Files.list(folder.path("."))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "[0-9a-f-]{36}"))
                    .forEach(name -> ids.add(new VirtualMachineId(UUID.fromString(name.substring(PREFIX.length())))));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list machines", e);
        }
        return ids;
    }

    /** Writes the supervisor's configuration. */
    void writeConf(MachineSpec spec, Path template, Path namespace) {
        var lines = List.of(
                "ID=" + spec.id(),
                "HOSTNAME=" + spec.name(),
                "NETNS=" + namespace,
                "TEMPLATE=" + template,
                "DISK=" + disk(spec.id()),
                "CPUS=" + spec.cpus(),
                "MEMORY=" + spec.memoryMib());
        write(spec.id(), "machine.conf", String.join("\n", lines) + "\n");
    }

    /** Writes a small file of the machine's folder atomically. */
    void write(VirtualMachineId id, String name, String text) {
        folder.write(of(id).resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The content of a small file; empty if there is none. */
    String read(VirtualMachineId id, String name) {
        try {
            var file = of(id).resolve(name);
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            // the supervisor may delete it in between
            return "";
        }
    }

    boolean has(VirtualMachineId id, String name) {
        return Files.exists(of(id).resolve(name));
    }

    /** The end of the machine's console output since its start. */
    String console(VirtualMachineId id) {
        var file = of(id).resolve("console.log");
        if (!Files.exists(file)) {
            return "";
        }
        try (var content = Files.newByteChannel(file)) {
            content.position(Math.max(0, content.size() - MAX_CONSOLE_BYTES));
            var bytes = java.nio.channels.Channels.newInputStream(content).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read the console of machine " + id, e);
        }
    }

    void delete(VirtualMachineId id) {
        folder.deleteFolder(PREFIX + id);
    }
}
