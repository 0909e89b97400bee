package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The kernel settings that networks and machines need: raised by the first back end of the host that needs them, and
 * restored by the last one that no longer does. Back ends coordinate through files in {@code /run/mold}: one with the
 * original settings, and one for each back end that needs them, named after its bridge.
 */
final class HostSettings {
    private static final Path FOLDER = Path.of("/run/mold/settings");
    private static final Path FOUND = FOLDER.resolve("found");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** File locks are held by the whole process, so its threads need another lock. */
    private static final ReentrantLock OF_PROCESS = new ReentrantLock();

    private final String bridge;

    /** @param bridge the back end's bridge; a back end without its bridge does not need the settings */
    HostSettings(String bridge) {
        this.bridge = bridge;
    }

    boolean areEnough() {
        return Arrays.stream(HostSetting.values()).allMatch(HostSetting::isEnough);
    }

    /** Whether this back end is recorded as needing them. */
    boolean wanted() {
        return Files.exists(FOLDER.resolve(bridge));
    }

    void want() {
        alone(() -> {
            if (found().isEmpty()) {
                var values = Arrays.stream(HostSetting.values())
                        .map(setting -> Long.toString(setting.value()))
                        .collect(Collectors.joining(" "));
                write(FOUND, read(BOOT) + " " + values);
            }
            write(FOLDER.resolve(bridge), "");
            Arrays.stream(HostSetting.values()).forEach(HostSetting::raise);
        });
    }

    /** Must be called after the bridge is deleted. */
    void release() {
        alone(() -> {
            Files.deleteIfExists(FOLDER.resolve(bridge));
            if (othersWant()) {
                return;
            }
            var found = found();
            for (var n = 0; n < found.size(); n++) {
                HostSetting.values()[n].set(found.get(n));
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

    /** The original settings recorded since the host's boot, in the settings' order; older records are ignored. */
    private static List<Long> found() {
        if (!Files.exists(FOUND)) {
            return List.of();
        }
        var words = read(FOUND).split(" ");
        var whole = words.length == HostSetting.values().length + 1 && words[0].equals(read(BOOT));
        return whole ? Arrays.stream(words).skip(1).map(Long::valueOf).toList() : List.of();
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
                // released when the channel is closed
                channel.lock();
                work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to change the settings of the host", e);
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
