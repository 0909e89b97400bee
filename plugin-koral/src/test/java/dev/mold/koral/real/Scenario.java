package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.testing.Inventory;
import dev.mold.server.compute.machine.HostState;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * A snapshot of the state at the beginning of a scenario, to be compared with the state at its end: the server's lists,
 * the back end, and everything on the host that machines and networks change. If others use machines of the host at the
 * same time ({@code MOLD_TEST_HOST=shared}), only findings with the ids of our own machines and networks are compared
 * on the host.
 */
final class Scenario {
    private static final boolean SHARED = "shared".equals(System.getenv("MOLD_TEST_HOST"));
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RealCloud cloud;
    private final Set<String> listed;
    private final HostState host;

    private Scenario(RealCloud cloud) {
        this.cloud = cloud;
        this.listed = Inventory.listed(cloud.api());
        this.host = HostState.now();
    }

    static Scenario begin(RealCloud cloud) {
        return new Scenario(cloud);
    }

    void assertNothingLeft() {
        assertThat(Inventory.listed(cloud.api())).as("what the server lists").isEqualTo(listed);
        Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(cloud.folders()).as("folders of the back end").isEmpty();
            assertThat(HostTraces.of(cloud.ids())).as("left on the host").isEmpty();
        });
        if (!SHARED) {
            host.assertUnchanged();
        }
    }
}
