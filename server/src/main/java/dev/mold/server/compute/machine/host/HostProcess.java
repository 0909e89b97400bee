package dev.mold.server.compute.machine.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process of the host, told from a later one of the same number by the time it was started.
 *
 * @param pid its number
 * @param started clock ticks between the host's boot and its start, as {@code /proc/PID/stat} has it
 */
public record HostProcess(long pid, long started) {
    private static final int STARTED = 19;

    /** The process that has this number now. */
    public static Optional<HostProcess> of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the second field is the command's name in brackets, and may hold blanks and brackets itself
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return "Z".equals(fields[0])
                    ? Optional.empty()
                    : Optional.of(new HostProcess(pid, Long.parseLong(fields[STARTED])));
        } catch (IOException e) {
            // a process that ends while it is looked at gives "No such process"
            return Optional.empty();
        }
    }

    /** Reads {@code PID STARTED}, or a bare {@code PID} as daemons write it; empty if the file is not there or torn. */
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

    /** Whether this very process still runs. */
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }
}
