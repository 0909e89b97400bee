package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A network namespace that has a name. */
record Namespace(String name) {
    private static final Path FOLDER = Path.of("/run/netns");

    Path path() {
        return FOLDER.resolve(name);
    }

    /** Whether it is there. A file of its name that no namespace is mounted on, as a reboot may leave it, is none. */
    boolean exists() {
        return inode().isPresent();
    }

    /** Whether its name is taken, by a namespace or by what is left of one. */
    boolean named() {
        return Files.exists(path());
    }

    /** The kernel's number of it, which may be another's once it is gone. */
    Optional<Long> inode() {
        try {
            var own = Files.readAttributes(path(), "unix:dev,ino");
            var around = Files.getAttribute(FOLDER, "unix:dev");
            return own.get("dev").equals(around) ? Optional.empty() : Optional.of((Long) own.get("ino"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at " + path(), e);
        }
    }

    /** Whether a process lives in it. */
    boolean holds(long pid) {
        var inode = inode();
        return inode.isPresent() && ("net:[" + inode.get() + "]").equals(ofProcess(pid));
    }

    /** Numbers of all processes in it. */
    List<Long> processes() {
        return exists() ? ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(this::holds).toList() : List.of();
    }

    private static String ofProcess(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns", "net")).toString();
        } catch (IOException e) {
            // it has ended, or is the kernel's own
            return "";
        }
    }
}
