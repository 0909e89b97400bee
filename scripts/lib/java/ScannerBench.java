import dev.mold.api.cloud.Vault;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.server.MoldServer;
import dev.mold.server.RunningServer;
import dev.mold.server.ServerOptions;
import dev.mold.server.compute.BackendOptions;
import dev.mold.server.job.flow.RecurringWorks;
import dev.mold.server.platform.DatabaseSettings;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures a round of the scanner that watches over running clusters. One cluster is created by the API on the
 * simulated cloud; the others are copies of its rows, machines' included, of which no back end knows. Each has an admin
 * certificate and so a connection of its own to a Kubernetes API over TLS; those that are to be silent take the
 * connection and never answer.
 *
 * <p>Arguments: CLUSTERS NODES SILENT ROUNDS, where NODES is that of each cluster.
 */
final class ScannerBench {
    private static final String PASSWORD = "bench-only-password";
    private static final String SCAN = "kubernetes-cluster-scan-";

    private final Path folder;
    private final int clusters;
    private final int nodes;
    private final int silent;
    private final int rounds;

    private ScannerBench(Path folder, int clusters, int nodes, int silent, int rounds) {
        this.folder = folder;
        this.clusters = clusters;
        this.nodes = nodes;
        this.silent = silent;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("mold-bench");
        try {
            new ScannerBench(folder, number(args[0]), number(args[1]), number(args[2]), number(args[3])).run();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static int number(String argument) {
        return Integer.parseInt(argument);
    }

    private void run() throws Exception {
        try (var server = server()) {
            Clusters.enable(api(server));
        }
        try (var server = server();
                var deaf = new ServerSocket(0, silent + 1, InetAddress.getLoopbackAddress())) {
            var cluster = create(api(server));
            var works = server.context().getBean(RecurringWorks.class).all().stream()
                    .filter(work -> work.name().startsWith(SCAN))
                    .toList();
            // from here on nothing works but what is measured: neither jobs nor the sync with the back end
            ((ConfigurableApplicationContext) server.context()).stop();
            copy(server, cluster, deaf.getLocalPort());
            measure(server, works);
        }
    }

    private RunningServer server() {
        return MoldServer.start(new ServerOptions(
                0,
                "127.0.0.1",
                folder,
                folder.resolve("plugins"),
                new BackendOptions(
                        "simulator",
                        Optional.empty(),
                        folder.resolve("simulator"),
                        Map.of("timings", "instant", "hosts", "200")),
                DatabaseSettings.embedded(folder),
                false,
                Optional.of(PASSWORD)));
    }

    private static Api api(RunningServer server) throws IOException, InterruptedException {
        return Api.login(URI.create("http://127.0.0.1:" + server.port() + "/client/api"), "admin", PASSWORD);
    }

    private String create(Api api) throws Exception {
        var all = new Clusters(api);
        var version = all.register("1.30.3", "http://images.example.org/setup-v1.30.3.iso");
        var begun = all.create("model", version, nodes - 1);
        begun.operation().print();
        return begun.id();
    }

    private void copy(RunningServer server, String cluster, int deafPort) throws SQLException {
        var began = System.nanoTime();
        var vault = server.context().getBean(Vault.class);
        try (var database = server.context().getBean(DataSource.class).getConnection()) {
            database.setAutoCommit(false);
            var purpose = "kubernetes-cluster/" + cluster + "/kubeconfig";
            var kubeconfig = vault.open(
                    text(database, "select sealed from kubernetes_cluster_secret where purpose = '" + purpose + "'"),
                    purpose);
            var of = "cluster_uuid = '" + cluster + "'";
            var copies = new RowCopies(database)
                    .add("machine", "id in (select machine_uuid from kubernetes_cluster_node where " + of + ")",
                            List.of("id", "network_id"), Set.of("instance_number"))
                    .add("kubernetes_cluster", "uuid = '" + cluster + "'", List.of("uuid"), Set.of())
                    .add("kubernetes_cluster_site", of, List.of("uuid"), Set.of())
                    .add("kubernetes_cluster_pool", of, List.of("uuid"), Set.of())
                    .add("kubernetes_cluster_node", of, List.of("uuid"), Set.of())
                    .add("kubernetes_cluster_secret", "purpose = '" + purpose + "'", List.of(), Set.of());
            copies.copy(clusters - 1, Map.of(
                    "kubernetes_cluster", (row, number) -> {
                        row.put("name", "copy-" + number);
                        row.put("live_name", "copy-" + number);
                    },
                    "kubernetes_cluster_secret", (row, number) -> {
                        var own = "kubernetes-cluster/" + row.get("cluster_uuid") + "/kubeconfig";
                        row.put("purpose", own);
                        row.put("sealed", vault.seal(own(kubeconfig, number, deafPort), own));
                    }));
            database.commit();
            System.out.printf(
                    Locale.ROOT,
                    "%d clusters of %d nodes, %d rows each, copied in %.1f s; the APIs of %d never answer%n",
                    clusters, nodes, copies.size(), (System.nanoTime() - began) / 1e9, silent);
        }
    }

    /** The first ones' APIs are silent. A user name of its own gives each a client, and so a connection, of its own. */
    private String own(String kubeconfig, int number, int deafPort) {
        var named = kubeconfig.replace("kubernetes-admin", "kubernetes-admin-" + number);
        return number > silent
                ? named
                : named.replaceAll("server: \\S+", "server: https://127.0.0.1:" + deafPort);
    }

    private void measure(RunningServer server, List<RecurringWork> works) throws Exception {
        var statistics = server.context()
                .getBean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        var seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            statistics.clear();
            var began = System.nanoTime();
            round(works);
            seconds[round] = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %.2f s, %d SQL statements, %d MiB of heap, clusters by state: %s%n",
                    round + 1, seconds[round], statistics.getPrepareStatementCount(), usedMib(), states(server));
        }
        System.out.printf(
                Locale.ROOT,
                "%-60s %s   goal: at most 60%n",
                "a round over " + clusters + " clusters with " + clusters * nodes + " nodes, s",
                Figures.text(seconds));
    }

    /** All shards at once, as on a server that is alone. */
    private static void round(List<RecurringWork> works) {
        var threads = Executors.newFixedThreadPool(works.size());
        try {
            CompletableFuture.allOf(works.stream()
                            .map(work -> CompletableFuture.runAsync(() -> work.work().run(), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    private static String states(RunningServer server) throws SQLException {
        try (var database = server.context().getBean(DataSource.class).getConnection();
                var query = database.createStatement();
                var found = query.executeQuery(
                        "select state, count(*) from kubernetes_cluster group by state order by state")) {
            var text = new StringBuilder();
            while (found.next()) {
                text.append(text.isEmpty() ? "" : ", ").append(found.getInt(2)).append(' ').append(found.getString(1));
            }
            return text.toString();
        }
    }

    private static String text(Connection database, String sql) throws SQLException {
        try (var query = database.createStatement();
                var found = query.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private static long usedMib() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() >> 20;
    }
}
