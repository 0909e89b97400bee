package dev.mold.server.compute.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.host.HostLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All of the host that the machine back end touches, a line each, to be compared before and after. */
public final class HostState {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

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
        return new HostState(ours, all().stream().filter(ours).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> all() {
        try {
            return HostLines.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is there now is what was there then; awaited for a while, for the kernel takes its time. */
    public void assertUnchanged() {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            var now = now(ours).lines;
            assertThat(now).as("what is left on the host").containsExactlyInAnyOrderElementsOf(lines);
        });
    }
}
