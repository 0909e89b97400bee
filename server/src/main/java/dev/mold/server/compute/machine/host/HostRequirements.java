package dev.mold.server.compute.machine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The host's requirements: root privileges, programs, and kernel features. */
public final class HostRequirements {
    /** The Debian package of each program. */
    private static final Map<String, String> PROGRAMS = new TreeMap<>(Map.ofEntries(
            Map.entry("bash", "bash"),
            Map.entry("conntrack", "conntrack"),
            Map.entry("dnsmasq", "dnsmasq-base"),
            Map.entry("flock", "util-linux"),
            Map.entry("haproxy", "haproxy"),
            Map.entry("ip", "iproute2"),
            Map.entry("losetup", "mount"),
            Map.entry("mkfs.ext4", "e2fsprogs"),
            Map.entry("mount", "mount"),
            Map.entry("nft", "nftables"),
            Map.entry("nginx", "nginx-light"),
            Map.entry("nsenter", "util-linux"),
            Map.entry("setsid", "util-linux"),
            Map.entry("systemd-nspawn", "systemd-container"),
            Map.entry("tc", "iproute2"),
            Map.entry("unshare", "util-linux")));

    private static final List<String> FILE_SYSTEMS = List.of("overlay", "ext4");
    private static final List<String> DEVICES = List.of("/dev/loop-control", "/dev/fuse", "/dev/kmsg");

    private final List<Path> path;
    private final Path proc;
    private final Path root;

    /**
     * @param path folders with programs
     * @param proc path of the kernel's {@code /proc}
     * @param root root of the file system
     */
    public HostRequirements(List<Path> path, Path proc, Path root) {
        this.path = List.copyOf(path);
        this.proc = proc;
        this.root = root;
    }

    /** The requirements, checked against this host. */
    public static HostRequirements ofThisHost() {
        var path = Stream.concat(
                        Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")),
                        Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .distinct()
                .toList();
        return new HostRequirements(path, Path.of("/proc"), Path.of("/"));
    }

    /** One message with everything that is missing and how to install it; empty if nothing is. */
    public Optional<String> missing() {
        var complaints = new ArrayList<String>();
        if (!root()) {
            complaints.add("it has to run as root");
        }
        var packages = new TreeSet<String>();
        var programs = new TreeSet<String>();
        PROGRAMS.forEach((program, itsPackage) -> {
            if (path.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program)))) {
                programs.add(program);
                packages.add(itsPackage);
            }
        });
        if (!programs.isEmpty()) {
            complaints.add("these programs are missing: " + String.join(" ", programs)
                    + " (on Debian: apt-get install --no-install-recommends " + String.join(" ", packages) + ")");
        }
        var kernel = kernelLacks();
        if (!kernel.isEmpty()) {
            complaints.add("the kernel lacks: " + String.join(", ", kernel));
        }
        return complaints.isEmpty()
                ? Optional.empty()
                : Optional.of("The machine back end cannot work on this host: " + String.join("; ", complaints));
    }

    private boolean root() {
        try {
            return Files.readString(proc.resolve("self/status")).matches("(?s).*\\nUid:\\s+\\d+\\s+0\\s.*");
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> kernelLacks() {
        var lacks = new ArrayList<String>();
        var known = fileSystems();
        FILE_SYSTEMS.stream()
                .filter(name -> !known.contains(name) && !loadable(name))
                .forEach(name -> lacks.add("the file system " + name));
        DEVICES.stream()
                .filter(device -> !Files.exists(root.resolve(device.substring(1))))
                .forEach(lacks::add);
        return lacks;
    }

    private List<String> fileSystems() {
        try (var lines = Files.lines(proc.resolve("filesystems"))) {
            return lines.map(line -> line.substring(line.lastIndexOf('\t') + 1)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether there is a module of that name, which a mount would load. */
    private boolean loadable(String module) {
        try {
            var release = Files.readString(proc.resolve("sys/kernel/osrelease")).strip();
            var listed = root.resolve("lib/modules").resolve(release).resolve("modules.dep");
            return Files.exists(listed) && Files.readString(listed).contains("/" + module + ".ko");
        } catch (IOException e) {
            return false;
        }
    }
}
