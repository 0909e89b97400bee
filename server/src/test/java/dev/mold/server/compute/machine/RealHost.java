package dev.mold.server.compute.machine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether this host can have real networks and machines. Where the environment says {@code MOLD_TEST_MACHINE=required},
 * a host that cannot is a failure; elsewhere such tests are left out, with the reason.
 */
public final class RealHost {
    private static final String SWITCH = "MOLD_TEST_MACHINE";
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
    /** Programs of networks, and those by which tests play guests. */
    public static final List<String> NETWORK_TOOLS = List.of(
            "ip", "tc", "nft", "conntrack", "dnsmasq", "haproxy", "nginx", "nsenter", "sysctl", "kill", "busybox", "socat");

    /** Programs of machines, and the one by which tests make ISOs. */
    public static final List<String> MACHINE_TOOLS =
            List.of("systemd-nspawn", "losetup", "mkfs.ext4", "setsid", "unshare", "xorriso");

    private RealHost() {}

    /** Leaves the test out, or fails it, unless the user is root and these programs are there. */
    public static void assumed(List<String> tools) {
        demand(missing(tools));
    }

    /** The same for what networks need. */
    public static void assumed() {
        assumed(NETWORK_TOOLS);
    }

    /** The same for what machines need on top, a node image among it. @return the image's file */
    public static Path assumedWithTemplate() {
        var template = template();
        var missing = new ArrayList<>(missing(NETWORK_TOOLS));
        missing.addAll(missing(MACHINE_TOOLS));
        if (!Files.isReadable(template)) {
            missing.add("the node image that scripts/image/build-system-vm-template.sh makes");
        }
        demand(missing);
        return template;
    }

    /** Where the script that builds the node image puts it, unless {@code MOLD_TEMPLATE} names another one. */
    private static Path template() {
        var named = System.getenv("MOLD_TEMPLATE");
        if (named != null) {
            return Path.of(named);
        }
        var caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return Optional.ofNullable(System.getenv("MOLD_CACHE"))
                .map(Path::of)
                .orElse(caches.resolve("mold"))
                .resolve("templates/system-vm-debian-12.img");
    }

    private static void demand(List<String> missing) {
        var message = "This host cannot have real networks and machines; missing: " + String.join(", ", missing);
        if (!missing.isEmpty() && "required".equals(System.getenv(SWITCH))) {
            fail(message);
        }
        assumeTrue(missing.isEmpty(), message);
    }

    private static List<String> missing(List<String> tools) {
        var missing = new ArrayList<String>();
        if (!Files.isReadable(Path.of("/proc/self/ns/net"))) {
            missing.add("Linux with network namespaces");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            missing.add("root's rights");
        }
        tools.stream().filter(tool -> !installed(tool)).forEach(missing::add);
        return missing;
    }

    private static boolean installed(String tool) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(":")), FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
