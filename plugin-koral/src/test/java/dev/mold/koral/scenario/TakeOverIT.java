package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.compute.ComputeBackend;
import dev.mold.server.compute.simulator.remote.RemoteSimulator;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.MariaDbServer;
import dev.mold.server.testing.MoldProcess;
import dev.mold.server.testing.SimulatorProcess;
import dev.mold.server.testing.TestingMoldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one MariaDB and one simulated cloud: what one of them leaves, the other takes over. */
class TakeOverIT {
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    private static final String STEP = "create-kubernetes-cluster/start-machines/AFTER_APPLY";

    @TempDir
    Path folder;

    private SimulatorProcess simulator;
    private ComputeBackend backend;
    private MoldProcess one;
    private MoldProcess other;
    private ClusterUser atOne;
    private ClusterUser atOther;
    private String version;

    @BeforeEach
    void start() throws IOException {
        simulator = SimulatorProcess.start(folder.resolve("cloud"), "127.212.0.0/16");
        backend = new RemoteSimulator(simulator.url());
        var database = Optional.of(MariaDbServer.shared().freshDatabase());
        one = new MoldProcess(folder.resolve("one"), simulator.url(), database);
        one.start();
        var api = ApiClient.at(one.endpoint()).keysByPassword("admin", TestingMoldServer.ADMIN_PASSWORD);
        new ClusterUser(api).switchServiceOn();
        one.kill();
        one.start();
        atOne = new ClusterUser(api);
        version = atOne.registerVersion("1.30.3");
        // Both need the key that seals the secrets.
        Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("one/secrets.key"), folder.resolve("other/secrets.key"));
        other = new MoldProcess(folder.resolve("other"), simulator.url(), database);
        atOther = new ClusterUser(api.against(other.endpoint()));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        backend.close();
        simulator.close();
    }

    @Test
    void theOtherServerFinishesWhatAKilledOneBegan() {
        one.standStillAt(STEP);
        var cluster = atOne.create("orphan", version, 1, 2);
        one.awaitStandstill(STANDSTILL);
        other.start();
        one.kill();

        var job = atOther.api().ended(cluster.get("jobid").asString());

        assertThat(job.get("jobstatus").asInt()).as(job.toString()).isEqualTo(1);
        var id = cluster.get("id").asString();
        assertThat(atOther.state(id)).isEqualTo("Running");
        assertThat(backend.machines()).hasSize(3);
        assertThat(KubeNodes.readyNames(atOther.kubeconfig(id))).hasSize(3);
    }

    @Test
    void aServerThatWasOnlyFrozenWritesNothingAfterTheOtherTookOver() {
        one.standStillAt(STEP);
        var cluster = atOne.create("contested", version, 1, 2);
        one.awaitStandstill(STANDSTILL);
        other.start();
        one.process().freeze();
        var job = cluster.get("jobid").asString();
        assertThat(atOther.api().ended(job).get("jobstatus").asInt()).isEqualTo(1);
        var before = atOther.operation(job);

        // It wakes up in the middle of the step, as if no time had passed.
        one.goOn();
        one.process().thaw();
        var id = cluster.get("id").asString();
        // The thawed server still serves; whatever it does now passes the same database.
        assertThat(atOne.state(id)).isEqualTo("Running");
        atOne.api().job("stopKubernetesCluster", "id", id);

        assertThat(atOther.operation(job)).isEqualTo(before);
        assertThat(atOther.state(id)).isEqualTo("Stopped");
        assertThat(backend.machines()).hasSize(3);
    }
}
