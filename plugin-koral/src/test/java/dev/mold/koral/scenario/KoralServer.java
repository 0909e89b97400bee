package dev.mold.koral.scenario;

import dev.mold.api.compute.ComputeBackend;
import dev.mold.koral.testing.ClusterUser;
import dev.mold.koral.testing.Inventory;
import dev.mold.server.compute.simulator.SimulatorBackend;
import dev.mold.server.compute.simulator.base.FaultScript;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A whole server in this process with a seeded zone, the Kubernetes service enabled and a version registered. */
final class KoralServer implements AutoCloseable {
    private final TestingMoldServer server;
    private final ClusterUser admin;
    private final String version;

    private KoralServer(TestingMoldServer server) {
        this.server = server;
        this.admin = new ClusterUser(server.admin());
        this.version = admin.registerVersion("1.30.3");
    }

    /** @param folder a temporary folder of the test */
    static KoralServer start(Path folder) {
        return start(() -> TestingMoldServer.seeded(folder));
    }

    /** On a simulated zone of so many hosts. */
    static KoralServer start(Path folder, int hosts) {
        return start(() -> TestingMoldServer.seeded(folder, hosts));
    }

    private static KoralServer start(Supplier<TestingMoldServer> server) {
        try (var fresh = server.get()) {
            new ClusterUser(fresh.admin()).switchServiceOn();
        }
        return new KoralServer(server.get());
    }

    TestingMoldServer server() {
        return server;
    }

    ApiClient api() {
        return admin.api();
    }

    ClusterUser admin() {
        return admin;
    }

    /** The id of version 1.30.3. */
    String version() {
        return version;
    }

    FaultScript faults() {
        return ((SimulatorBackend) server.get(ComputeBackend.class)).faults();
    }

    /** Adds a line to the script of faults while {@code what} runs. */
    void faulty(String line, Runnable what) {
        var before = faults().lines();
        faults().add(line);
        try {
            what.run();
        } finally {
            faults().replace(before);
        }
    }

    Inventory inventory() {
        return Inventory.take(api(), server.get(ComputeBackend.class));
    }

    /**
     * Creates a domain with an account of role User in it.
     *
     * @return the user, with keys
     */
    ClusterUser newUser(String name) {
        var domain = api().call("createDomain", "name", name + "-domain").get("domain").get("id").asString();
        var password = "a user's secret";
        api().call(
                        "createAccount",
                        "accounttype", "0",
                        "domainid", domain,
                        "username", name,
                        "password", password,
                        "firstname", name,
                        "lastname", name,
                        "email", name + "@example.org");
        var user = api().call("listUsers", "listall", "true", "username", name).get("user").get(0);
        return new ClusterUser(api().keysOf(user.get("id").asString()));
    }

    /** The texts of the events of a cluster, newest first. */
    List<String> events(String cluster) {
        var events = api().call(
                "listEvents", "resourceid", cluster, "resourcetype", "KubernetesCluster", "listall", "true");
        return events.path("event").valueStream()
                .map(event -> event.get("level").asString() + " " + event.get("description").asString())
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
