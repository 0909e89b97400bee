package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the host forwards packets at all: switched on by the first back end of the host that needs it, and set back to
 * what it was by the last one that does not need it any more. They tell each other by files of {@code /run/mold}: one
 * with the setting that was found, and one for each back end that is in need, named by its bridge.
 */
final class HostForwarding {
    private static final Path FOLDER = Path.of("/run/mold/forwarding");
    private static final Path FOUND = FOLDER.resolve("found");
    private static final Path SETTING = Path.of("/proc/sys/net/ipv4/ip_forward");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String ON = "1";
    /** Locks on files are the whole process's, so that its threads need one of their own. */
    private static final ReentrantLock OF_PROCESS = new ReentrantLock();

    private final String bridge;

    /** @param bridge the back end's bridge; one that is not there any more is in no need */
    HostForwarding(String bridge) {
        this.bridge = bridge;
    }

    boolean isOn() {
        return read(SETTING).equals(ON);
    }

    /** Whether this back end is known to be in need. */
    boolean wanted() {
        return Files.exists(FOLDER.resolve(bridge));
    }

    void want() {
        alone(() -> {
            if (found().isEmpty()) {
                write(FOUND, read(BOOT) + " " + read(SETTING));
            }
            write(FOLDER.resolve(bridge), "");
            set(ON);
        });
    }

    /** To be called when the bridge is gone. */
    void release() {
        alone(() -> {
            Files.deleteIfExists(FOLDER.resolve(bridge));
            if (othersWant()) {
                return;
            }
            var found = found();
            if (found.isPresent()) {
                set(found.get());
            }
            Files.deleteIfExists(FOUND);
        });
    }

    private boolean othersWant() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> Files.exists(Path.of("/sys/class/net", name)));
        }
    }

    /** What was found since the host was booted; what is from before is of no interest. */
    private static Optional<String> found() {
        if (!Files.exists(FOUND)) {
            return Optional.empty();
        }
        var words = read(FOUND).split(" ");
        return words.length == 2 && words[0].equals(read(BOOT)) ? Optional.of(words[1]) : Optional.empty();
    }

    private static void set(String value) throws IOException {
        // writing resets settings of single interfaces, so that it is not done for nothing
        if (!read(SETTING).equals(value)) {
            Files.writeString(SETTING, value);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void alone(Work work) {
        OF_PROCESS.lock();
        try {
            Files.createDirectories(FOLDER);
            try (var channel = FileChannel.open(
                    FOLDER.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // let go of when the channel is closed
                channel.lock();
                work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to set whether the host forwards packets", e);
        } finally {
            OF_PROCESS.unlock();
        }
    }

    private static void write(Path file, String text) throws IOException {
        var unfinished = file.resolveSibling(".new");
        Files.writeString(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }
}
