package dev.mold.server.compute.machine.vm;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Disks of machines: sparse files with an ext4 file system each. */
final class Disks {
    /** Free space that the host must have for a machine to be usable. */
    private static final long MIN_FREE_BYTES = 2L << 30;

    private final HostPrograms commands;

    Disks(HostPrograms commands) {
        this.commands = commands;
    }

    /** Creates a disk unless it exists. @throws ApiException INSUFFICIENT_CAPACITY if the host's disk is full */
    void make(Path disk, long gib) {
        if (Files.exists(disk)) {
            return;
        }
        try {
            Files.createDirectories(disk.getParent());
            var room = Files.getFileStore(disk.getParent()).getUsableSpace();
            if (room < MIN_FREE_BYTES) {
                throw new ApiException(
                        Errors.INSUFFICIENT_CAPACITY,
                        "The host's disk has " + (room >> 20) + " MiB left; a machine needs " + (MIN_FREE_BYTES >> 20));
            }
            var unfinished = disk.resolveSibling(disk.getFileName() + ".new");
            try (var file = new RandomAccessFile(unfinished.toFile(), "rw")) {
                file.setLength(gib << 30);
            }
            // no blocks reserved for root; the tables are written when needed
            commands.run(
                    "mkfs.ext4", "-q", "-F", "-m", "0", "-E", "lazy_itable_init=1,lazy_journal_init=1,nodiscard",
                    unfinished.toString());
            Files.move(unfinished, disk, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ApiException(Errors.BACKEND_FAILED, "The machine's disk cannot be created: " + e.getMessage(), e);
        }
    }
}
