package dev.mold.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists everything on this host that machines and their networks change, one line each, for comparison. */
public final class HostLines {
    /** Kernel settings that a node or router might change for the whole host. */
    private static final List<String> KERNEL_SETTINGS = List.of(
            "net/ipv4/ip_forward",
            "net/netfilter/nf_conntrack_max",
            "fs/inotify/max_user_instances",
            "vm/overcommit_memory",
            "vm/panic_on_oom",
            "kernel/panic",
            "kernel/panic_on_oops",
            "kernel/keys/root_maxkeys",
            "kernel/keys/root_maxbytes");

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final int GROUPS_DEPTH = 4;
    /** Command lines are cut, because class paths of Java programs are very long. */
    private static final int MAX_COMMAND_LENGTH = 200;

    private final Set<String> lines = new TreeSet<>();

    private HostLines() {}

    /** The current lines; each begins with a kind, such as {@code interface}. */
    public static Set<String> read() throws IOException, InterruptedException {
        var host = new HostLines();
        host.add("namespace", output("ip", "netns", "list").map(line -> line.split(" ")[0]));
        host.add("interface", output("ip", "-o", "link").map(line -> line.split(": ")[1]));
        host.add("address", output("ip", "-o", "-4", "address").map(line -> line.replaceAll("^\\d+: ", "")));
        host.add("rule", output("nft", "-s", "list", "ruleset"));
        host.add("loop device", output("losetup", "--noheadings", "--output", "NAME,BACK-FILE"));
        host.addSettings();
        host.addGroups();
        host.addProcesses();
        return host.lines;
    }

    private static Stream<String> output(String... command) throws IOException, InterruptedException {
        return HostProgram.output(command).lines();
    }

    private void add(String kind, Stream<String> found) {
        found.map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> lines.add(kind + " " + line));
    }

    private void addSettings() throws IOException {
        for (var setting : KERNEL_SETTINGS) {
            var file = Path.of("/proc/sys", setting);
            if (Files.exists(file)) {
                // not readString: it reads a single byte first, and the kernel returns nothing after that
                lines.add("setting " + setting + " " + String.join(" ", Files.readAllLines(file)));
            }
        }
    }

    private void addGroups() throws IOException {
        try (var folders = Files.find(
                GROUPS, GROUPS_DEPTH, (path, attributes) -> path.toString().contains("/mold"))) {
            add("control group", folders.map(Path::toString).toList().stream());
        }
    }

    /**
     * Adds processes in other namespaces, such as those in a machine, its supervisor, and the daemons of routers; and
     * the mounts of all namespaces.
     */
    private void addProcesses() {
        var ours = namespaces("self");
        var seen = new HashSet<String>();
        for (var process : ProcessHandle.allProcesses().toList()) {
            var pid = Long.toString(process.pid());
            var theirs = namespaces(pid);
            if (theirs.isEmpty()) {
                continue;
            }
            if (!theirs.equals(ours)) {
                var command = process.info().commandLine().orElse("[" + text(pid, "comm").strip() + "]");
                var length = Math.min(MAX_COMMAND_LENGTH, command.length());
                lines.add("process " + pid + " " + command.substring(0, length));
            }
            if (seen.add(theirs.get("mnt"))) {
                // the first named network namespace makes /run/netns itself a mount, which remains
                add("mount", text(pid, "mounts").lines().filter(line -> !line.contains(" /run/netns ")));
            }
        }
    }

    /** The namespaces of a process by kind; empty if it has ended. */
    private static Map<String, String> namespaces(String pid) {
        var namespaces = new HashMap<String, String>();
        try {
            for (var kind : List.of("mnt", "net", "pid")) {
                namespaces.put(kind, Files.readSymbolicLink(Path.of("/proc", pid, "ns", kind)).toString());
            }
            return namespaces;
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** A file of a process; empty if it has ended. */
    private static String text(String pid, String file) {
        try {
            return Files.readString(Path.of("/proc", pid, file));
        } catch (IOException e) {
            return "";
        }
    }
}
