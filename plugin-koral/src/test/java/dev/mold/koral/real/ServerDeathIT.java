package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.compute.machine.host.HostProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server is killed during operations; they succeed all the same, and nothing is created twice. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
class ServerDeathIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final String HALFWAY = "delete-kubernetes-cluster/destroy-machines/AFTER_APPLY";

    @Test
    void aCreateAndADeleteSurviveTheServersDeath(RealCloud cloud) {
        var scenario = Scenario.begin(cloud);

        var create = cloud.create("survivor", 1, 1);
        killedDuring(cloud, create, "start-machines");
        var folders = cloud.folders();
        killedDuring(cloud, create, "prepare-nodes");
        var leaders = leaders(cloud, create.cluster());
        killedDuring(cloud, create, "init-control-plane");
        var id = cloud.made(create);

        assertThat(cloud.user().state(id)).isEqualTo("Running");
        assertThat(cloud.readyNodes(id)).hasSize(2);
        assertThat(cloud.machineIds(id)).hasSize(2);
        assertThat(cloud.folders()).as("one network and two machines, the first ones")
                .hasSize(3)
                .containsAll(folders);
        assertThat(leaders(cloud, id)).as("no machine was booted again").isEqualTo(leaders);

        cloud.server().standStillAt(HALFWAY);
        var delete = cloud.ask("deleteKubernetesCluster", id);
        cloud.server().awaitStandstill(TIMEOUT);
        cloud.killServer();
        cloud.startServer();
        cloud.succeeded(delete);

        assertThat(cloud.user().exists(id)).isFalse();
        scenario.assertNothingLeft();
    }

    private static void killedDuring(RealCloud cloud, StepWatch operation, String step) {
        operation.awaitStep(step, TIMEOUT);
        cloud.killServer();
        cloud.startServer();
    }

    private static List<Optional<HostProcess>> leaders(RealCloud cloud, String cluster) {
        return cloud.machines(cluster).stream().map(RealMachine::leader).toList();
    }
}
