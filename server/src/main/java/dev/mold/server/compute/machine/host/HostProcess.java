package dev.mold.server.compute.machine.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process of the host. Its start time distinguishes it from a later process with the same pid.
 *
 * @param pid process id
 * @param started clock ticks between the host's boot and its start, as in {@code /proc/PID/stat}
 */
public record HostProcess(long pid, long started) {
    private static final int STARTED = 19;

    /** The process that has this pid now. */
    public static Optional<HostProcess> of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the second field is the command's name in parentheses, which may itself contain blanks and parentheses
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return "Z".equals(fields[0])
                    ? Optional.empty()
                    : Optional.of(new HostProcess(pid, Long.parseLong(fields[STARTED])));
        } catch (IOException e) {
            // a process that ends during the read gives "No such process"
            return Optional.empty();
        }
    }

    /**
     * Reads {@code PID STARTED}, or a bare {@code PID} as written by daemons; empty if the file is missing or
     * incomplete.
     */
    public static Optional<HostProcess> read(Path file) {
        try {
            var words = Files.readString(file).strip().split("\\s+");
            if (!words[0].matches("\\d{1,10}")) {
                return Optional.empty();
            }
            var pid = Long.parseLong(words[0]);
            return words.length > 1 && words[1].matches("\\d{1,18}")
                    ? Optional.of(new HostProcess(pid, Long.parseLong(words[1])))
                    : of(pid);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    /** Whether this process, and not another one with its pid, still runs. */
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }
}
