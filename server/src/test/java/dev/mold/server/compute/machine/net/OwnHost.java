package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.compute.machine.HostState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host that a test has for itself: a process with interfaces, routes, packet filter, kernel settings of the network,
 * {@code /run} and processes of its own. All that is in there ends with it.
 */
final class OwnHost {
    private static final String SETUP = """
            set -e
            mount -t tmpfs tmpfs /run
            mount -t sysfs sysfs /sys
            ip link set lo up
            "$@"
            """;

    private static final List<String> OWN =
            List.of("namespace ", "interface ", "rule ", "mount ", "process ", "setting net/");

    private OwnHost() {}

    /** Runs a program of the tests on a fresh host to its end. @throws AssertionError with all it said, if it fails */
    static void run(Class<?> main, Path folder) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                "unshare", "--net", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child",
                "--mount-proc", "sh", "-c", SETUP, "sh"));
        words.addAll(java(main, folder));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).describedAs(said).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** All of it; loop devices and the like are still those of the host around. */
    static HostState state() {
        return HostState.now(line -> OWN.stream().anyMatch(line::startsWith));
    }

    /** Command of a program of the tests. */
    static List<String> java(Class<?> main, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                folder.toString());
    }
}
