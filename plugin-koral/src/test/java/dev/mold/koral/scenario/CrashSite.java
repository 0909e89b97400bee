package dev.mold.koral.scenario;

import dev.mold.koral.testing.ClusterUser;
import dev.mold.koral.testing.Inventory;
import dev.mold.koral.testing.KubeNodes;
import dev.mold.server.compute.simulator.remote.RemoteSimulator;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.MoldProcess;
import dev.mold.server.testing.SimulatorProcess;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A server that is killed with SIGKILL and restarted, and a simulated cloud that keeps running meanwhile as hosts do,
 * each in its own process. Records deviations.
 */
final class CrashSite implements AutoCloseable {
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    private static final int NODES = 3;

    private final SimulatorProcess simulator;
    private final RemoteSimulator cloud;
    private final MoldProcess server;
    private final List<String> violations = new ArrayList<>();
    private ClusterUser user;
    private int kills;

    private CrashSite(Path folder, String publicRange) {
        simulator = SimulatorProcess.start(folder.resolve("cloud"), publicRange);
        cloud = new RemoteSimulator(simulator.url());
        server = new MoldProcess(folder.resolve("server"), simulator.url(), Optional.empty());
    }

    /**
     * With the Kubernetes service enabled.
     *
     * @param publicRange CIDR of loopback addresses that are not used otherwise
     */
    static CrashSite open(Path folder, String publicRange) {
        var site = new CrashSite(folder, publicRange);
        try {
            site.server.start();
            site.user = new ClusterUser(
                    ApiClient.at(site.server.endpoint()).keysByPassword("admin", TestingMoldServer.ADMIN_PASSWORD));
            site.user.switchServiceOn();
            site.server.kill();
            site.server.start();
            return site;
        } catch (RuntimeException | Error e) {
            site.close();
            throw e;
        }
    }

    ClusterUser user() {
        return user;
    }

    RemoteSimulator cloud() {
        return cloud;
    }

    Inventory inventory() {
        return Inventory.take(user.api(), cloud);
    }

    List<String> violations() {
        return violations;
    }

    int kills() {
        return kills;
    }

    /** Requests a cluster of 1 + 2 nodes. */
    JsonNode create(String name, String version) {
        return user.create(name, version, 1, NODES - 1);
    }

    JsonNode call(String command, String cluster) {
        return user.api().call(command, "id", cluster);
    }

    /** Starts an operation, and waits until the server is suspended at that {@code flow/step/POINT}. */
    JsonNode begin(String point, Supplier<JsonNode> operation) {
        server.standStillAt(point);
        var answer = operation.get();
        server.awaitStandstill(STANDSTILL);
        return answer;
    }

    /** Resumes the server, and waits until it is suspended at another point. */
    void goOnUntil(String point) {
        server.standStillAt(point);
        server.awaitStandstill(STANDSTILL);
    }

    void goOn() {
        server.goOn();
    }

    /** Kills and restarts the server. */
    void killed() {
        kills++;
        server.kill();
        server.start();
    }

    /** The same, and then waits until it is suspended at that point of the operation that it resumes. */
    void killedUntil(String point) {
        kills++;
        server.kill();
        server.standStillAt(point);
        server.start();
        server.awaitStandstill(STANDSTILL);
    }

    /**
     * Kills the server at each of those points, in the order in which the operation reaches them, and awaits the
     * operation's end.
     */
    void crashAll(List<String> points, Supplier<JsonNode> operation) {
        if (points.isEmpty()) {
            succeeded("undisturbed operation", operation.get());
            return;
        }
        var left = new ArrayDeque<>(points);
        var answer = begin(left.remove(), operation);
        while (!left.isEmpty()) {
            killedUntil(left.remove());
        }
        killed();
        succeeded("killed at " + points, answer);
    }

    /** @param answer the one with the job's id */
    void succeeded(String what, JsonNode answer) {
        var job = ended(answer);
        expect(what + " " + job.get("jobresult"), 1, job.get("jobstatus").asInt());
    }

    JsonNode ended(JsonNode answer) {
        return user.api().ended(answer.get("jobid").asString());
    }

    /**
     * Checks that a running cluster has exactly its machines, one network, one address and its rules, in the server and
     * in the back end.
     */
    void inspect(String name, String cluster, Inventory before) {
        expect(name, "Running", user.state(cluster));
        var now = inventory();
        expectMore(name + ": machines listed", NODES, before.count("virtualmachine"), now.count("virtualmachine"));
        expectMore(name + ": machines behind", NODES, before.machinesBehind(), now.machinesBehind());
        expectMore(name + ": volumes", NODES, before.count("volume"), now.count("volume"));
        expectMore(name + ": networks listed", 1, before.count("network"), now.count("network"));
        expectMore(name + ": networks behind", 1, before.networksBehind(), now.networksBehind());
        expectMore(name + ": addresses", 1, before.count("publicipaddress"), now.count("publicipaddress"));
        expectMore(name + ": firewall rules", NODES + 1, before.count("firewallrule"), now.count("firewallrule"));
        expectMore(
                name + ": forwardings", NODES, before.count("portforwardingrule"), now.count("portforwardingrule"));
        expectMore(name + ": load balancers", 1, before.count("loadbalancerrule"), now.count("loadbalancerrule"));
        var names = new HashSet<String>();
        user.cluster(cluster).get("virtualmachines").forEach(machine -> names.add(machine.get("name").asString()));
        expect(name + ": names of machines", NODES, names.size());
        expect(name + ": nodes", names, KubeNodes.readyNames(user.kubeconfig(cluster)));
    }

    /** Checks that nothing exists that did not exist before. */
    void nothingLeft(String when, Inventory before) {
        var after = inventory();
        expect(when + ": listed", before.listed(), after.listed());
        expect(when + ": machines behind", before.machinesBehind(), after.machinesBehind());
        expect(when + ": networks behind", before.networksBehind(), after.networksBehind());
    }

    void expect(String what, Object wanted, Object found) {
        if (!wanted.equals(found)) {
            violations.add(what + ": wanted " + wanted + ", found " + found);
        }
    }

    private void expectMore(String what, int more, Collection<?> before, Collection<?> after) {
        expectMore(what, more, before.size(), after.size());
    }

    private void expectMore(String what, int more, long before, long after) {
        expect(what, before + more, after);
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            simulator.close();
        }
    }
}
