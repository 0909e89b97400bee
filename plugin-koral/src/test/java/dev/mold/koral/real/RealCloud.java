package dev.mold.koral.real;

import dev.mold.koral.testing.ClusterUser;
import dev.mold.koral.testing.KubeNodes;
import dev.mold.server.compute.machine.MachineBackend;
import dev.mold.server.compute.machine.MachineOptions;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.MoldProcess;
import dev.mold.server.testing.TestingMoldServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A server on real machines of this host, in its own process, with the Kubernetes service and one version. */
final class RealCloud implements AutoCloseable {
    private static final Duration MAX_OPERATION_TIME = Duration.ofMinutes(10);
    private static final Duration ISO_COPY = Duration.ofMinutes(2);
    private static final Duration SWEEPING = Duration.ofMinutes(2);

    private final RealParts parts;
    private final Path folder;
    private final IsoShelf shelf;
    private final PublicRange publicRange = PublicRange.free();
    private final MoldProcess server;
    private final Set<String> ids = new TreeSet<>();
    private boolean closed;
    private ClusterUser user;
    private String version;

    private RealCloud(RealParts parts) throws IOException {
        this.parts = parts;
        folder = Files.createTempDirectory(Path.of(System.getenv().getOrDefault("TMPDIR", "/tmp")), "mold-real");
        shelf = new IsoShelf(folder.resolve("isos"));
        server = MoldProcess.onMachines(
                folder.resolve("server"),
                Map.of("template", parts.template().toString(), "public-range", publicRange.cidr()));
    }

    static RealCloud open(RealParts parts) throws IOException {
        var cloud = new RealCloud(parts);
        // also if the tests are interrupted: machines outlive their server
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::closeAtLast, "last clean-up"));
        try {
            cloud.server.start();
            cloud.user = new ClusterUser(ApiClient.at(cloud.server.endpoint())
                    .keysByPassword("admin", TestingMoldServer.ADMIN_PASSWORD));
            cloud.user.switchServiceOn();
            cloud.killServer();
            cloud.startServer();
            cloud.version = cloud.register(RealParts.VERSION, parts.iso());
            cloud.user.awaitIso(cloud.version, ISO_COPY);
            return cloud;
        } catch (RuntimeException | Error e) {
            cloud.close();
            throw e;
        }
    }

    ClusterUser user() {
        return user;
    }

    ApiClient api() {
        return user.api();
    }

    IsoShelf shelf() {
        return shelf;
    }

    /** The id of version {@link RealParts#VERSION}. */
    String version() {
        return version;
    }

    /** Registers a version with that ISO. @return its id */
    String register(String semanticVersion, Path iso) {
        return user.registerVersion(semanticVersion, shelf.offer(iso));
    }

    StepWatch create(String name, int controlNodes, int size, String... more) {
        return create(name, version, controlNodes, size, more);
    }

    StepWatch create(String name, String versionId, int controlNodes, int size, String... more) {
        return watch("create " + name, user.create(name, versionId, controlNodes, size, more));
    }

    /** Submits a job on a cluster. */
    StepWatch ask(String command, String cluster) {
        return watch(command, user.api().call(command, "id", cluster));
    }

    private StepWatch watch(String what, JsonNode answer) {
        return new StepWatch(user, what, answer, this::noteIds);
    }

    /** Waits for the end and asserts success. */
    void succeeded(StepWatch operation) {
        var job = operation.end(MAX_OPERATION_TIME);
        if (job.get("jobstatus").asInt() != 1) {
            throw new AssertionError("The operation failed: " + job.get("jobresult") + "\n" + lastOfLog());
        }
    }

    /** The same. @return the id of the created cluster */
    String made(StepWatch create) {
        succeeded(create);
        return create.cluster();
    }

    /** Waits for the end and asserts failure. @return the reason */
    String failed(StepWatch operation) {
        var job = operation.end(MAX_OPERATION_TIME);
        if (job.get("jobstatus").asInt() != 2) {
            throw new AssertionError("The operation did not fail: " + job);
        }
        return job.get("jobresult").path("errortext").asString("");
    }

    void deleteClusters() {
        for (var cluster : user.api().call("listKubernetesClusters").path("kubernetescluster")) {
            ask("deleteKubernetesCluster", cluster.get("id").asString()).end(MAX_OPERATION_TIME);
        }
    }

    /** Kills the server with SIGKILL. */
    void killServer() {
        server.kill();
    }

    void startServer() {
        server.start();
    }

    MoldProcess server() {
        return server;
    }

    /** The machines of a cluster in the order of its nodes, control nodes first. */
    List<RealMachine> machines(String cluster) {
        return machineIds(cluster).stream().map(this::machine).toList();
    }

    List<String> machineIds(String cluster) {
        var nodes = user.cluster(cluster).get("virtualmachines");
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.get("id").asString())
                .toList();
    }

    RealMachine machine(String id) {
        return new RealMachine(state(), id);
    }

    RealRouter router(String cluster) {
        return new RealRouter(user.cluster(cluster).get("networkid").asString());
    }

    Kubectl kubectl(String cluster) {
        return new Kubectl(parts.kubectl(), folder.resolve("kubeconfig-" + cluster), user.kubeconfig(cluster));
    }

    WebApplication web(String cluster) {
        return new WebApplication(user, kubectl(cluster), cluster, parts.web());
    }

    /** The names of the nodes that Kubernetes reports ready. */
    Set<String> readyNodes(String cluster) {
        return KubeNodes.readyNames(user.kubeconfig(cluster));
    }

    RealParts parts() {
        return parts;
    }

    PublicRange publicRange() {
        return publicRange;
    }

    /** A temporary folder of the suite. */
    Path folder() {
        return folder;
    }

    /** The current folders of machines and networks. */
    Set<String> folders() {
        try (var files = Files.list(state())) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("(machine|network)-[0-9a-f-]{36}"))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of all machines and networks that ever existed. */
    Set<String> ids() {
        noteIds();
        return ids;
    }

    private void noteIds() {
        folders().forEach(name -> ids.add(name.substring(name.indexOf('-') + 1)));
    }

    private Path state() {
        return folder.resolve("server/machine");
    }

    private String lastOfLog() {
        var lines = server.log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private void closeAtLast() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep() {
        if (!Files.exists(state())) {
            return;
        }
        var options = MachineOptions.in(state()).withPublicRange(publicRange.cidr());
        try (var backend = new MachineBackend(options)) {
            backend.machines().forEach(machine -> backend.destroyMachine(machine.id()));
            Awaitility.await("machines are gone").atMost(SWEEPING).until(() -> folders().stream()
                    .noneMatch(name -> name.startsWith("machine-")));
            backend.networks().forEach(backend::removeNetwork);
        }
    }

    /** Removes everything, also leftovers of failed tests. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.close();
            sweep();
        } finally {
            shelf.close();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
