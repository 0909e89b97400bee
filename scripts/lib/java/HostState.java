import dev.mold.host.HostLines;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** All of this host that machines and their networks touch, a line each, to be compared before and after. */
final class HostState {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Set<String> lines;

    private HostState(Set<String> lines) {
        this.lines = lines;
    }

    static HostState now() throws IOException, InterruptedException {
        return new HostState(HostLines.read());
    }

    /** How many lines there are to compare. */
    int size() {
        return lines.size();
    }

    /**
     * What differs from now.
     *
     * @param lines what is new or gone, a line each
     * @param shared whether others have had machines on the host meanwhile, so that only what bears our names counts
     */
    record Differences(Set<String> lines, boolean shared) {}

    /**
     * What differs from now, awaited for a while, for the kernel takes its time.
     *
     * @param marks words of which one is in every line that is ours
     * @param shared whether the host is known to be others' as well; found out if not
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
