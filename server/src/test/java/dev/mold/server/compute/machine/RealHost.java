package dev.mold.server.compute.machine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            "ip", "tc", "nft", "dnsmasq", "haproxy", "nginx", "nsenter", "sysctl", "kill", "busybox", "socat");

    private RealHost() {}

    /** Leaves the test out, or fails it, unless the user is root and these programs are there. */
    public static void assumed(List<String> tools) {
        var missing = missing(tools);
        var message = "This host cannot have real networks and machines; missing: " + String.join(", ", missing);
        if (!missing.isEmpty() && "required".equals(System.getenv(SWITCH))) {
            fail(message);
        }
        assumeTrue(missing.isEmpty(), message);
    }

    /** The same for what networks need. */
    public static void assumed() {
        assumed(NETWORK_TOOLS);
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
