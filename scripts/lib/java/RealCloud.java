import dev.mold.host.FreeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A temporary cloud on real machines of this host. Closing it removes everything, whatever happens: clusters are
 * deleted through the API, and anything left by the sweep script.
 */
final class RealCloud implements AutoCloseable {
    private static final int LOG_LINES = 10;

    private final ThrowAwayCloud cloud;
    private final Path sweep;
    private final String range;
    private final HostState before;
    private final Set<String> marks = new LinkedHashSet<>();

    private RealCloud(ThrowAwayCloud cloud, Path sweep, String range, HostState before) {
        this.cloud = cloud;
        this.sweep = sweep;
        this.range = range;
        this.before = before;
        marks.add(cloud.folder().toString());
        marks.add(range.replaceFirst("0/24$", ""));
    }

    /**
     * @param home the distribution folder
     * @param sweep the script that removes what a back end has left
     * @param template the node image
     */
    static RealCloud of(Path home, Path sweep, Path template) throws Exception {
        var before = HostState.now();
        var range = FreeRange.find(24);
        var cloud = ThrowAwayCloud.of(
                home,
                "--backend", "machine",
                "--backend-option", "template=" + template,
                "--backend-option", "public-range=" + range);
        return new RealCloud(cloud, sweep, range, before);
    }

    Path folder() {
        return cloud.folder();
    }

    String range() {
        return range;
    }

    /** Enables the Kubernetes service and starts the server. */
    Serving serve() throws Exception {
        try (var first = cloud.startApart()) {
            Clusters.enable(cloud.login(first));
        }
        var server = cloud.startApart();
        try {
            return new Serving(server, cloud.login(server));
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    /** A running server and a client of it. */
    record Serving(MoldProcess server, Api api) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /** Records the names of this cloud's resources on the host. */
    void remember(Api api) throws Exception {
        for (var thing : Inventory.of(api)) {
            var id = thing.substring(thing.lastIndexOf(' ') + 1);
            marks.add(id);
            // interface names have only the end of the id
            marks.add(id.replace("-", "").substring(20));
        }
    }

    /** Prints the last warnings and errors of the server's log, which is deleted with the folder. */
    void printLog() throws IOException {
        var log = folder().resolve("data.log");
        if (Files.exists(log)) {
            var lines = Files.readAllLines(log).stream()
                    .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .toList();
            lines.stream().skip(Math.max(0, lines.size() - LOG_LINES)).forEach(line -> Console.say("%s", line));
        }
    }

    private void requireCleanHost() throws IOException, InterruptedException {
        var differences = before.differences(marks, "shared".equals(System.getenv("MOLD_TEST_HOST")));
        if (!differences.lines().isEmpty()) {
            throw new IOException("The host is not as it was:\n" + String.join("\n", differences.lines()));
        }
        Console.say(
                "the host is as it was%s: %d lines of namespaces, interfaces, rules, loop devices, groups, mounts, processes",
                differences.shared() ? ", but for other clouds on it" : "", before.size());
    }

    /**
     * Deletes everything that is left; the server must be down.
     *
     * @throws IOException if the host is not as it was before
     */
    @Override
    public void close() throws IOException {
        // a pending interrupt has been handled and must not abort the clean-up
        var interrupted = Thread.interrupted();
        try {
            deleteClusters();
            sweep();
            cloud.close();
            requireCleanHost();
        } catch (InterruptedException e) {
            throw new IOException("interrupted while cleaning up; " + cloud.folder() + " is kept", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void deleteClusters() throws IOException, InterruptedException {
        if (!hasOrphans()) {
            return;
        }
        Console.step("Deleting leftovers");
        try (var server = cloud.startApart()) {
            var api = cloud.login(server);
            var clusters = api.call("listKubernetesClusters", "listall", true).get("kubernetescluster");
            if (clusters != null) {
                for (var cluster : clusters) {
                    api.run("deleteKubernetesCluster", "id", cluster.get("id").asString());
                }
            }
        } catch (IOException e) {
            Console.say("the API cannot delete everything: %s", e.getMessage());
        }
    }

    /** Whether a machine or a network still has its folder. */
    private boolean hasOrphans() throws IOException {
        if (!Files.isDirectory(state())) {
            return false;
        }
        try (var files = Files.list(state())) {
            return files.anyMatch(file -> file.getFileName().toString().matches("(machine|network)-[0-9a-f-]{36}"));
        }
    }

    private void sweep() throws IOException, InterruptedException {
        if (hasOrphans()) {
            Console.step("Removing the server's leftovers with the sweep script");
            var status = new ProcessBuilder("bash", sweep.toString(), state().toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("not everything could be removed; " + cloud.folder() + " is kept");
            }
        }
    }

    private Path state() {
        return cloud.data().resolve("machine");
    }
}
