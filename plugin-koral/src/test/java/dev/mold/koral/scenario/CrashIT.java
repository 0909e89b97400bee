package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.compute.ComputeBackend;
import dev.mold.server.compute.simulator.remote.RemoteSimulator;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.MoldProcess;
import dev.mold.server.testing.SimulatorProcess;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills a server in a process of its own with SIGKILL after every step of create, stop, start and delete: what the step
 * did is done, that it is done is not yet noted. Then starts it again, and the operation has to end as if nothing had
 * been, with each thing made once and nothing left over. The simulated cloud runs on in a process of its own, as hosts do.
 */
class CrashIT {
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private SimulatorProcess simulator;
    private ComputeBackend backend;
    private MoldProcess server;
    private ClusterUser user;
    private final List<String> violations = new ArrayList<>();
    private int kills;

    @BeforeEach
    void start() {
        simulator = SimulatorProcess.start(folder.resolve("cloud"), "127.211.0.0/16");
        backend = new RemoteSimulator(simulator.url());
        server = new MoldProcess(folder.resolve("server"), simulator.url(), Optional.empty());
        server.start();
        user = new ClusterUser(ApiClient.at(server.endpoint()).keysByPassword("admin", TestingMoldServer.ADMIN_PASSWORD));
        user.switchServiceOn();
        restart();
    }

    @AfterEach
    void stop() {
        server.close();
        backend.close();
        simulator.close();
    }

    @Test
    void anOperationSurvivesTheServersDeathAfterEachOfItsSteps() {
        var version = user.registerVersion("1.30.3");
        var before = Inventory.take(user.api(), backend);

        // An undisturbed life tells the steps.
        var first = user.create("undisturbed", version, 1, 2);
        var id = first.get("id").asString();
        succeeded("create", first);
        var create = user.steps(first.get("jobid").asString());
        var stop = steps("stopKubernetesCluster", id);
        var start = steps("startKubernetesCluster", id);
        var delete = steps("deleteKubernetesCluster", id);
        check("after an undisturbed life", before, Inventory.take(user.api(), backend));

        for (int i = 0; i < create.size(); i++) {
            var name = "victim-" + i;
            var made = new JsonNode[1];
            var cluster = crash("create-kubernetes-cluster", create.get(i), () -> {
                made[0] = user.create(name, version, 1, 2);
                return made[0];
            });
            inspect(name, cluster, before);
            if (i < stop.size()) {
                crash("stop-kubernetes-cluster", stop.get(i), () -> call("stopKubernetesCluster", cluster));
                expect(name + " after stop", "Stopped", user.state(cluster));
            } else {
                user.api().job("stopKubernetesCluster", "id", cluster);
            }
            if (i < start.size()) {
                crash("start-kubernetes-cluster", start.get(i), () -> call("startKubernetesCluster", cluster));
                inspect(name, cluster, before);
            }
            if (i < delete.size()) {
                crash("delete-kubernetes-cluster", delete.get(i), () -> call("deleteKubernetesCluster", cluster));
            } else {
                user.api().job("deleteKubernetesCluster", "id", cluster);
            }
            expect(name + " after delete", false, user.exists(cluster));
            check(name + " after delete", before, Inventory.take(user.api(), backend));
        }

        var steps = create.size() + stop.size() + start.size() + delete.size();
        System.out.println("CrashIT: " + steps + " steps × 1 fault (SIGKILL when done and not yet noted) tried: " + kills
                + " kills, violations: " + violations.size());
        assertThat(violations).isEmpty();
        assertThat(kills).isEqualTo(steps);
    }

    /** Runs an operation, kills the server at that step, starts it again and waits for the end. @return the cluster */
    private String crash(String flow, String step, Supplier<JsonNode> operation) {
        server.standStillAt(flow + "/" + step + "/AFTER_APPLY");
        var answer = operation.get();
        server.awaitStandstill(STANDSTILL);
        restart();
        kills++;
        succeeded(flow + " killed after " + step, answer);
        return user.operation(answer.get("jobid").asString()).get("kubernetesclusterid").asString();
    }

    private void restart() {
        server.kill();
        server.start();
    }

    private JsonNode call(String command, String cluster) {
        return user.api().call(command, "id", cluster);
    }

    private List<String> steps(String command, String cluster) {
        var answer = call(command, cluster);
        succeeded(command, answer);
        return user.steps(answer.get("jobid").asString());
    }

    private void succeeded(String what, JsonNode answer) {
        var job = user.api().ended(answer.get("jobid").asString());
        if (job.get("jobstatus").asInt() != 1) {
            violations.add(what + ": " + job.get("jobresult"));
        }
    }

    /** A running cluster of 1+2 has exactly its machines, one network, one address and its rules, here and behind. */
    private void inspect(String name, String cluster, Inventory before) {
        expect(name, "Running", user.state(cluster));
        var now = Inventory.take(user.api(), backend);
        expect(name + ": machines listed", before.count("virtualmachine") + 3, now.count("virtualmachine"));
        expect(name + ": machines behind", before.machinesBehind().size() + 3, now.machinesBehind().size());
        expect(name + ": networks behind", before.networksBehind().size() + 1, now.networksBehind().size());
        expect(name + ": addresses", before.count("publicipaddress") + 1, now.count("publicipaddress"));
        expect(name + ": forwardings", before.count("portforwardingrule") + 3, now.count("portforwardingrule"));
        expect(name + ": load balancers", before.count("loadbalancerrule") + 1, now.count("loadbalancerrule"));
        var names = new HashSet<String>();
        user.cluster(cluster).get("virtualmachines").forEach(machine -> names.add(machine.get("name").asString()));
        expect(name + ": names of machines", 3, names.size());
        expect(name + ": nodes", names, KubeNodes.readyNames(user.kubeconfig(cluster)));
    }

    private void check(String when, Inventory before, Inventory after) {
        expect(when + ": listed", before.listed(), after.listed());
        expect(when + ": machines behind", before.machinesBehind(), after.machinesBehind());
        expect(when + ": networks behind", before.networksBehind(), after.networksBehind());
    }

    private void expect(String what, Object wanted, Object found) {
        if (!String.valueOf(wanted).equals(String.valueOf(found)) && !wanted.equals(found)) {
            violations.add(what + ": wanted " + wanted + ", found " + found);
        }
    }
}
