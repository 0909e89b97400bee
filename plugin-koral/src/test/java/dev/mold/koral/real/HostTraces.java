package dev.mold.koral.real;

import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds everything on the host with the id of a machine or network: namespaces, interfaces, rules, loop devices,
 * control groups, processes, and mounts in the mount namespace of any process.
 */
final class HostTraces {
    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofSeconds(20));
    /** Interface names contain that many digits of an id. */
    private static final int DIGITS = 12;

    private final Set<String> marks;
    private final Set<String> found = new TreeSet<>();

    private HostTraces(Collection<String> ids) {
        marks = ids.stream()
                .flatMap(id -> Stream.of(id, id.substring(id.length() - DIGITS)))
                .collect(Collectors.toSet());
    }

    /** @return a line for each finding */
    static Set<String> of(Collection<String> ids) {
        var traces = new HostTraces(ids);
        traces.add("namespace", COMMANDS.run("ip", "netns", "list").lines());
        traces.add("interface", COMMANDS.run("ip", "-o", "link").lines());
        traces.add("rule", COMMANDS.run("nft", "list", "ruleset").lines());
        traces.add("loop device", COMMANDS.run("losetup", "--noheadings", "--output", "NAME,BACK-FILE").lines());
        traces.addGroups();
        traces.addProcesses();
        return traces.found;
    }

    private void add(String kind, Stream<String> lines) {
        lines.filter(this::marked).forEach(line -> found.add(kind + " " + line.strip()));
    }

    private boolean marked(String text) {
        return marks.stream().anyMatch(text::contains);
    }

    private void addGroups() {
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
            add("control group", groups.map(Path::toString).toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addProcesses() {
        var seen = new HashSet<String>();
        ProcessHandle.allProcesses().forEach(process -> {
            var folder = Path.of("/proc", Long.toString(process.pid()));
            var command = read(folder.resolve("cmdline")).replace('\0', ' ');
            add("process", Stream.of(process.pid() + " " + command));
            add("process of a group", read(folder.resolve("cgroup")).lines().map(line -> process.pid() + " " + line));
            if (seen.add(mountNamespace(folder))) {
                add("mount seen by " + process.pid(), read(folder.resolve("mountinfo")).lines());
            }
        });
    }

    private static String mountNamespace(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("ns/mnt")).toString();
        } catch (IOException e) {
            // the process has ended meanwhile
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // the process has ended meanwhile
            return "";
        }
    }
}
