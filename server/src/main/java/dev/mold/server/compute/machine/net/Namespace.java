package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A named network namespace. */
record Namespace(String name) {
    private static final Path FOLDER = Path.of("/run/netns");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    Path path() {
        return FOLDER.resolve(name);
    }

    /** Whether it exists. A file of its name without a mounted namespace, as a reboot may leave it, does not count. */
    boolean exists() {
        return inode().isPresent();
    }

    /** Whether its name is taken, by a namespace or by a leftover file. */
    boolean named() {
        return Files.exists(path());
    }

    /** Identifies it among all namespaces, including later ones with the same name or inode number. */
    Optional<String> identity() {
        return attributes().map(found -> boot() + " " + found.inode() + " " + found.made());
    }

    private Optional<Long> inode() {
        return attributes().map(Attributes::inode);
    }

    private record Attributes(long inode, Instant made) {}

    private Optional<Attributes> attributes() {
        try {
            var own = Files.readAttributes(path(), "unix:dev,ino,ctime");
            var around = Files.getAttribute(FOLDER, "unix:dev");
            return own.get("dev").equals(around)
                    ? Optional.empty()
                    : Optional.of(new Attributes((Long) own.get("ino"), ((FileTime) own.get("ctime")).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to inspect " + path(), e);
        }
    }

    /** Whether a process is in it. */
    boolean holds(long pid) {
        return inode().filter(inode -> isIn(inode, pid)).isPresent();
    }

    /** The pids of all processes in it. */
    List<Long> processes() {
        return inode().stream()
                .flatMap(inode -> ProcessHandle.allProcesses()
                        .map(ProcessHandle::pid)
                        .filter(pid -> isIn(inode, pid)))
                .toList();
    }

    private static boolean isIn(long inode, long pid) {
        return ("net:[" + inode + "]").equals(ofProcess(pid));
    }

    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read the host's boot id", e);
        }
    }

    private static String ofProcess(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns", "net")).toString();
        } catch (IOException e) {
            // the process has ended, or is a kernel thread
            return "";
        }
    }
}
