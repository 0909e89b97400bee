package dev.mold.server.compute.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.server.compute.machine.host.HostCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All of the host that the machine back end touches, a line each, to be compared before and after. */
public final class HostState {
    private static final HostCommands COMMANDS = new HostCommands(Duration.ofSeconds(20));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Settings of the kernel that a node or a router might change for everybody. */
    private static final Set<String> KERNEL_SETTINGS = Set.of(
            "net/ipv4/ip_forward",
            "fs/inotify/max_user_instances",
            "vm/overcommit_memory",
            "vm/panic_on_oom",
            "kernel/panic",
            "kernel/panic_on_oops",
            "kernel/keys/root_maxkeys",
            "kernel/keys/root_maxbytes");

    private static final Set<String> PROGRAMS =
            Set.of("systemd-nspawn", "dnsmasq", "haproxy", "nginx", "mold-machine.sh", "fuseiso", "systemd");

    private final Predicate<String> ours;
    private final Set<String> lines;

    private HostState(Predicate<String> ours, Set<String> lines) {
        this.ours = ours;
        this.lines = lines;
    }

    /** Nothing of it where the environment says {@code MOLD_TEST_HOST=shared}: others make machines on this host too. */
    public static HostState now() {
        var shared = "shared".equals(System.getenv("MOLD_TEST_HOST"));
        return now(line -> !shared);
    }

    /** Only the lines that tell of something, so that what others do on this host is of no matter. */
    public static HostState now(Predicate<String> ours) {
        return new HostState(ours, all().filter(ours).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String> all() {
        var lines = new TreeSet<String>();
        add(lines, "namespace", COMMANDS.run("ip", "netns", "list").lines().map(line -> line.split(" ")[0]));
        add(lines, "interface", COMMANDS.run("ip", "-o", "link").lines().map(line -> line.split(": ")[1]));
        add(lines, "rule", COMMANDS.run("nft", "list", "ruleset").lines());
        add(lines, "loop device", COMMANDS.run("losetup", "--noheadings", "--output", "NAME,BACK-FILE").lines());
        add(lines, "mount", read(Path.of("/proc/self/mounts")).lines().filter(line -> !line.contains("/run/netns")));
        KERNEL_SETTINGS.forEach(name -> lines.add("setting " + name + " "
                + read(Path.of("/proc/sys").resolve(name)).strip()));
        add(lines, "control group", groups());
        add(lines, "process", processes());
        return lines.stream();
    }

    /** What is there now is what was there then; awaited for a while, for the kernel takes its time. */
    public void assertUnchanged() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            var now = now(ours).lines;
            assertThat(now).as("what is left on the host").containsExactlyInAnyOrderElementsOf(lines);
        });
    }

    private static void add(Set<String> lines, String kind, Stream<String> found) {
        found.map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> lines.add(kind + " " + line));
    }

    private static Stream<String> groups() {
        try (var found = Files.find(
                Path.of("/sys/fs/cgroup"), 4, (path, attributes) -> path.toString().contains("/mold"))) {
            return found.map(Path::toString).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream().map(line -> process.pid() + " " + line))
                .filter(line -> PROGRAMS.stream().anyMatch(line::contains));
    }

    private static String read(Path file) {
        try {
            // in one go: of /proc/sys nothing is told from the second byte on
            return String.join("\n", Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
