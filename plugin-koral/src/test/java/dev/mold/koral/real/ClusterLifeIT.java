package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.compute.machine.host.HostProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a cluster of 1 + 1 nodes, with faults in between. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterLifeIT {
    /** Clusters are checked every half minute, machines more often. */
    private static final Duration NOTICED = Duration.ofSeconds(90);

    private static final Duration REPAIRED = Duration.ofSeconds(60);

    private final RealCloud cloud;
    private final Scenario scenario;
    private String id;
    private WebApplication web;

    ClusterLifeIT(RealCloud cloud) {
        this.cloud = cloud;
        this.scenario = Scenario.begin(cloud);
    }

    @BeforeAll
    void create() {
        id = cloud.made(cloud.create("life", 1, 1));
        web = cloud.web(id);
        web.deploy();
        web.publish();
    }

    @Test
    @Order(1)
    void aWorkloadIsReachedThroughALoadBalancerOfTheNetworks() {
        assertThat(cloud.user().state(id)).isEqualTo("Running");
        assertThat(cloud.readyNodes(id)).hasSize(2);
        assertThat(web.awaitAnswersOf(2)).hasSize(2);
    }

    @Test
    @Order(2)
    void aKilledRouterIsRepairedAndTheMachinesRunOn() {
        var leaders = leaders();
        var router = cloud.router(id);

        router.kill();

        Awaitility.await("the router is back").atMost(REPAIRED).until(router::isThere);
        assertThat(web.awaitAnswersOf(2)).hasSize(2);
        assertThat(cloud.readyNodes(id)).hasSize(2);
        assertThat(leaders()).isEqualTo(leaders);
        assertThat(cloud.user().state(id)).isEqualTo("Running");
    }

    @Test
    @Order(3)
    void aKilledMachineIsNoticedAndComesBackByAStart() {
        var worker = cloud.machines(id).get(1);

        worker.kill();

        awaitState("Alert");
        cloud.succeeded(cloud.ask("startKubernetesCluster", id));
        assertThat(cloud.user().state(id)).isEqualTo("Running");
        assertThat(cloud.readyNodes(id)).hasSize(2);
        assertThat(web.awaitAnswersOf(2)).hasSize(2);
    }

    @Test
    @Order(4)
    void theWorkloadIsBackAfterStopAndStart() throws InterruptedException {
        cloud.succeeded(cloud.ask("stopKubernetesCluster", id));
        assertThat(cloud.user().state(id)).isEqualTo("Stopped");
        assertThat(leaders()).containsOnly(Optional.empty());
        assertThat(web.answers()).isFalse();

        cloud.succeeded(cloud.ask("startKubernetesCluster", id));

        assertThat(cloud.user().state(id)).isEqualTo("Running");
        assertThat(cloud.readyNodes(id)).hasSize(2);
        assertThat(web.awaitAnswersOf(2)).hasSize(2);
    }

    @Test
    @Order(5)
    void aStoppedClusterIsDeletedAndNothingIsLeft() {
        cloud.succeeded(cloud.ask("stopKubernetesCluster", id));

        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));

        assertThat(cloud.user().exists(id)).isFalse();
        scenario.assertNothingLeft();
    }

    private List<Optional<HostProcess>> leaders() {
        return cloud.machines(id).stream().map(RealMachine::leader).toList();
    }

    private void awaitState(String state) {
        Awaitility.await("the cluster is " + state)
                .atMost(NOTICED)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> cloud.user().state(id).equals(state));
    }
}
