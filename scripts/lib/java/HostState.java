import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All of this host that machines and their networks touch, a line each, to be compared before and after. */
final class HostState {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Settings of the kernel that a node or a router might change for everybody. */
    private static final List<String> KERNEL_SETTINGS = List.of(
            "net/ipv4/ip_forward",
            "fs/inotify/max_user_instances",
            "net/netfilter/nf_conntrack_max",
            "vm/overcommit_memory",
            "vm/panic_on_oom",
            "kernel/panic",
            "kernel/panic_on_oops",
            "kernel/keys/root_maxkeys",
            "kernel/keys/root_maxbytes");

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final int GROUPS_DEPTH = 3;
    /** A class path is longer than anybody wants to read. */
    private static final int LONGEST = 200;

    private final Set<String> lines;

    private HostState(Set<String> lines) {
        this.lines = lines;
    }

    static HostState now() throws IOException, InterruptedException {
        var lines = new TreeSet<String>();
        add(lines, "network namespace", output("ip", "netns", "list").map(line -> line.split(" ")[0]));
        add(lines, "interface", output("ip", "-o", "link").map(line -> line.split(": ")[1]));
        add(lines, "address", output("ip", "-o", "-4", "address").map(line -> line.replaceAll("^\\d+: ", "")));
        add(lines, "nftables rule", output("nft", "-s", "list", "ruleset"));
        add(lines, "loop device", output("losetup", "--noheadings", "--output", "NAME,BACK-FILE"));
        for (var setting : KERNEL_SETTINGS) {
            var file = Path.of("/proc/sys", setting);
            if (Files.exists(file)) {
                lines.add("kernel setting " + setting + " = " + Files.readAllLines(file));
            }
        }
        addGroups(lines);
        addProcesses(lines);
        return new HostState(lines);
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
        var end = System.nanoTime() + PATIENCE.toNanos();
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
                .filter(line -> line.contains("network namespace mold-"))
                .anyMatch(line -> marks.stream().noneMatch(line::contains));
    }

    private Set<String> differences(HostState later) {
        var differences = new TreeSet<String>();
        later.lines.stream().filter(line -> !lines.contains(line)).forEach(line -> differences.add("new: " + line));
        lines.stream().filter(line -> !later.lines.contains(line)).forEach(line -> differences.add("gone: " + line));
        return differences;
    }

    private static void addGroups(Set<String> lines) throws IOException {
        try (var folders = Files.find(GROUPS, GROUPS_DEPTH, (path, attributes) -> attributes.isDirectory())) {
            add(lines, "control group", folders.map(Path::toString));
        }
    }

    /**
     * Processes in a world of their own, such as everything in a machine and its supervisor, daemons of routers, and
     * what is mounted in any of their worlds.
     */
    private static void addProcesses(Set<String> lines) throws IOException {
        var ours = worlds("self");
        Map<String, Integer> mountWorlds = new HashMap<>();
        for (var process : ProcessHandle.allProcesses().toList()) {
            var pid = Long.toString(process.pid());
            var theirs = worlds(pid);
            if (theirs.isEmpty()) {
                continue;
            }
            if (!theirs.equals(ours)) {
                var command = process.info().commandLine().orElse(name(pid));
                lines.add("process " + pid + " " + command.substring(0, Math.min(LONGEST, command.length())));
            }
            if (mountWorlds.putIfAbsent(theirs.get("mnt"), 1) == null) {
                add(lines, "mount", text(pid, "mounts").lines());
            }
        }
    }

    /** The namespaces of a process by kind; empty if it has ended. */
    private static Map<String, String> worlds(String pid) {
        var worlds = new HashMap<String, String>();
        try {
            for (var kind : List.of("mnt", "net", "pid")) {
                worlds.put(kind, Files.readSymbolicLink(Path.of("/proc", pid, "ns", kind)).toString());
            }
            return worlds;
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static String name(String pid) {
        return "[" + text(pid, "comm").strip() + "]";
    }

    /** A file of a process; empty if it has ended. */
    private static String text(String pid, String file) {
        try {
            return Files.readString(Path.of("/proc", pid, file));
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<String> output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " fails");
        }
        return text.lines();
    }

    private static void add(Set<String> lines, String kind, Stream<String> found) {
        found.map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> lines.add(kind + " " + line));
    }
}
