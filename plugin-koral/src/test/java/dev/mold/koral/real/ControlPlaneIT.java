package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cluster with three control nodes behind the load balancer. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
class ControlPlaneIT {
    private static final Duration NOTICED = Duration.ofSeconds(90);

    @Test
    void threeControlNodesOutliveTheFirstOfThem(RealCloud cloud) {
        var scenario = Scenario.begin(cloud);
        var id = cloud.made(cloud.create("three", 3, 1));
        assertThat(cloud.readyNodes(id)).hasSize(4);

        cloud.machines(id).get(0).killWithItsKeepers();

        Awaitility.await("the API answers without its first control node")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> !cloud.readyNodes(id).isEmpty());
        Awaitility.await("the loss is noticed")
                .atMost(NOTICED)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> cloud.user().state(id).equals("Alert"));

        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));
        assertThat(cloud.user().exists(id)).isFalse();
        scenario.assertNothingLeft();
    }
}
