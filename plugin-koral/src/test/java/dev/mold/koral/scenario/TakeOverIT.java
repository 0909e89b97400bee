package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.testing.ClusterUser;
import dev.mold.koral.testing.Inventory;
import dev.mold.koral.testing.KubeNodes;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers on one MariaDB and one simulated cloud: one takes over the other's orphaned operations. */
class TakeOverIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Servers look for orphaned operations once a minute. */
    private static final Duration SWEEP = Duration.ofSeconds(100);

    private static final String CREATE = "create-kubernetes-cluster/";

    @TempDir
    Path folder;

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final List<Server> servers = new ArrayList<>();
    private RemoteSimulator cloud;
    private String version;
    private Inventory before;

    private record Server(MoldProcess process, ClusterUser user, BackendGate gate) {}

    /** A cluster that is being created by a suspended server. */
    private record Begun(JsonNode answer, Server by, Server other) {
        String cluster() {
            return answer.get("id").asString();
        }

        String job() {
            return answer.get("jobid").asString();
        }
    }

    @BeforeEach
    void start() throws IOException {
        var simulator = SimulatorProcess.start(folder.resolve("cloud"), "127.224.0.0/16");
        toClose.push(simulator);
        cloud = new RemoteSimulator(simulator.url());
        var database = Optional.of(MariaDbServer.shared().freshDatabase());
        var gateOfOne = gate(simulator);
        var one = new MoldProcess(folder.resolve("one"), gateOfOne.url(), database);
        toClose.push(one);
        one.start();
        var api = ApiClient.at(one.endpoint()).keysByPassword("admin", TestingMoldServer.ADMIN_PASSWORD);
        new ClusterUser(api).switchServiceOn();
        one.kill();
        one.start();
        // Both need the key that encrypts the secrets.
        Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("one/secrets.key"), folder.resolve("other/secrets.key"));
        var gateOfOther = gate(simulator);
        var other = new MoldProcess(folder.resolve("other"), gateOfOther.url(), database);
        toClose.push(other);
        other.start();
        servers.add(new Server(one, new ClusterUser(api), gateOfOne));
        servers.add(new Server(other, new ClusterUser(api.against(other.endpoint())), gateOfOther));
        version = servers.get(0).user().registerVersion("1.30.3");
        before = Inventory.take(api, cloud);
    }

    private BackendGate gate(SimulatorProcess simulator) {
        var gate = new BackendGate(simulator.url());
        toClose.push(gate);
        return gate;
    }

    @AfterEach
    void stop() throws Exception {
        while (!toClose.isEmpty()) {
            toClose.pop().close();
        }
    }

    @Test
    void theOtherServerFinishesWhatAKilledOneBegan() {
        var begun = begin("start-machines/AFTER_APPLY", "orphan");
        begun.by().process().kill();

        awaitTakeOver(begun);

        var user = begun.other().user();
        assertThat(user.state(begun.cluster())).isEqualTo("Running");
        assertThat(cloud.machines()).hasSize(3);
        assertThat(KubeNodes.readyNames(user.kubeconfig(begun.cluster()))).hasSize(3);
    }

    @Test
    void aServerThatWasOnlyFrozenWritesNothingAfterTheOtherTookOver() {
        var points = List.of(
                "create-network/AFTER_APPLY",
                "create-machines/AFTER_APPLY",
                "init-control-plane/AFTER_APPLY",
                "record-endpoint/BEFORE_SETTLE");
        for (var point : points) {
            var begun = begin(point, "contested-" + points.indexOf(point));
            var id = begun.cluster();
            var user = begun.other().user();
            begun.by().process().process().freeze();
            awaitTakeOver(begun);
            var operation = user.operation(begun.job());
            var inventory = Inventory.take(user.api(), cloud);
            var events = events(user, id);

            wakeUp(begun);

            // The resumed server still works, on the same database.
            assertThat(begun.by().user().state(id)).as(point).isEqualTo("Running");
            assertThat(user.operation(begun.job())).as(point).isEqualTo(operation);
            assertThat(Inventory.take(user.api(), cloud)).as(point).isEqualTo(inventory);
            assertThat(events(user, id)).as(point).isEqualTo(events);
            begun.by().user().api().job("stopKubernetesCluster", "id", id);
            assertThat(user.state(id)).as(point).isEqualTo("Stopped");
            user.api().job("deleteKubernetesCluster", "id", id);
            assertThat(Inventory.take(user.api(), cloud)).as(point).isEqualTo(before);
        }
        System.out.println("TakeOverIT: freezes before a write: " + points.size() + ", violations found: 0");
    }

    @Test
    void aServerThatWakesUpBeforeAStepBringsNothingBackThatWasDeletedMeanwhile() {
        var points = List.of(
                "create-network/BEFORE_APPLY",
                "implement-network/BEFORE_APPLY",
                "create-machines/BEFORE_APPLY",
                "start-machines/BEFORE_APPLY",
                "open-ports/BEFORE_APPLY",
                "record-endpoint/BEFORE_APPLY");
        var violations = new ArrayList<String>();
        for (var point : points) {
            var begun = begin(point, "gone-" + points.indexOf(point));
            var user = begun.other().user();
            begun.by().process().process().freeze();
            awaitTakeOver(begun);
            user.api().job("deleteKubernetesCluster", "id", begun.cluster());
            assertThat(Inventory.take(user.api(), cloud)).as(point).isEqualTo(before);

            wakeUp(begun);

            var after = Inventory.take(user.api(), cloud);
            if (!after.equals(before)) {
                violations.add(point + ": " + after + " instead of " + before);
            }
            assertThat(begun.by().user().exists(begun.cluster())).as(point).isFalse();
        }
        System.out.println("TakeOverIT: freezes before a step's work: " + points.size() + ", violations found: "
                + violations.size());
        assertThat(violations).isEmpty();
    }

    @Test
    void aCallThatAFrozenServerHasOnItsWayToTheHostsBlocksNobodyAndLeavesNothing() {
        var calls = List.of("startMachine", "createMachine", "applyNetwork");
        for (var call : calls) {
            var begun = beginHeld(call, "late-" + calls.indexOf(call));
            var user = begun.other().user();
            begun.by().process().process().freeze();
            awaitTakeOver(begun);
            user.api().job("deleteKubernetesCluster", "id", begun.cluster());
            assertThat(Inventory.take(user.api(), cloud)).as(call).isEqualTo(before);

            begun.by().gate().release();
            wakeUp(begun);

            Awaitility.await("what " + call + " brought too late is cleared away")
                    .atMost(SWEEP)
                    .untilAsserted(() -> assertThat(Inventory.take(user.api(), cloud)).isEqualTo(before));
        }
        System.out.println("TakeOverIT: freezes with a call on its way: " + calls.size() + ", violations found: 0");
    }

    /** Creates a cluster, and waits until the server that runs the operation waits for the answer to that call. */
    private Begun beginHeld(String call, String name) {
        servers.forEach(server -> server.gate().hold(call));
        var answer = servers.get(0).user().create(name, version, 1, 2);
        Awaitility.await("a server calls " + call)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> servers.stream().anyMatch(server -> server.gate().holds()));
        var first = servers.get(0).gate().holds();
        var begun = new Begun(answer, servers.get(first ? 0 : 1), servers.get(first ? 1 : 0));
        begun.other().gate().holdNothing();
        return begun;
    }

    /** Creates a cluster, and waits until the server that runs the operation is suspended at the point. */
    private Begun begin(String point, String name) {
        servers.forEach(server -> server.process().standStillAt(CREATE + point));
        var answer = servers.get(0).user().create(name, version, 1, 2);
        Awaitility.await("a server gets to " + point)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> servers.stream().anyMatch(server -> server.process().standsStill()));
        var first = servers.get(0).process().standsStill();
        var begun = new Begun(answer, servers.get(first ? 0 : 1), servers.get(first ? 1 : 0));
        begun.other().process().doNotStandStill();
        return begun;
    }

    /** Waits until the other server has completed the creation. */
    private static void awaitTakeOver(Begun begun) {
        var job = begun.other().user().api().ended(begun.job());
        assertThat(job.get("jobstatus").asInt()).as(job.toString()).isEqualTo(1);
    }

    /**
     * Resumes the suspended server, which continues as if no time had passed until it finds that it has lost its claim.
     */
    private static void wakeUp(Begun begun) {
        var process = begun.by().process();
        if (process.standsStill()) {
            process.goOn();
        }
        process.process().thaw();
        Awaitility.await("the frozen server finds that it is late")
                .atMost(TIMEOUT)
                .until(() -> process.log().contains("Operation " + begun.job() + " was taken over"));
    }

    private static JsonNode events(ClusterUser user, String cluster) {
        return user.api().call("listEvents", "resourceid", cluster, "resourcetype", "KubernetesCluster");
    }
}
