import dev.mold.host.HostLines;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A snapshot of everything on this host that machines and their networks change, one line each, for comparison. */
final class HostState {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Set<String> lines;

    private HostState(Set<String> lines) {
        this.lines = lines;
    }

    static HostState now() throws IOException, InterruptedException {
        return new HostState(HostLines.read());
    }

    /** The number of lines. */
    int size() {
        return lines.size();
    }

    /**
     * The differences from a later snapshot.
     *
     * @param lines what is new or gone, one line each
     * @param shared whether other clouds have had machines on the host meanwhile, so that only lines with our marks
     *     count
     */
    record Differences(Set<String> lines, boolean shared) {}

    /**
     * Compares with the current state; retries for a while, because the kernel cleans up asynchronously.
     *
     * @param marks words, one of which is in every line of ours
     * @param shared whether other clouds are known to use the host; detected otherwise
     */
    Differences differences(Collection<String> marks, boolean shared) throws IOException, InterruptedException {
        var end = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            var later = now();
            var lines = differences(later);
            var others = shared || hasMachinesWithout(marks) || later.hasMachinesWithout(marks) || hasMachines(lines, marks);
            if (others) {
                lines.removeIf(line -> marks.stream().noneMatch(line::contains));
            }
            if (lines.isEmpty() || System.nanoTime() > end) {
                return new Differences(lines, others);
            }
            Thread.sleep(200);
        }
    }

    private boolean hasMachinesWithout(Collection<String> marks) {
        return hasMachines(lines, marks);
    }

    private static boolean hasMachines(Set<String> lines, Collection<String> marks) {
        return lines.stream()
                .filter(line -> line.startsWith("namespace mold-"))
                .anyMatch(line -> marks.stream().noneMatch(line::contains));
    }

    private Set<String> differences(HostState later) {
        var differences = new TreeSet<String>();
        later.lines.stream().filter(line -> !lines.contains(line)).forEach(line -> differences.add("new: " + line));
        lines.stream().filter(line -> !later.lines.contains(line)).forEach(line -> differences.add("gone: " + line));
        return differences;
    }
}
