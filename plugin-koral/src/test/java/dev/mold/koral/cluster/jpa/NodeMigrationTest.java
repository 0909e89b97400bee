package dev.mold.koral.cluster.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.KoralPlugin;
import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.ClusterRanges;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.NodeRole;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.Migrations;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The migration of clusters from before nodes, pools and sites had their own tables loses nothing. */
class NodeMigrationTest {
    private static final String LOCATION = "dev/mold/koral/db";
    private static final UUID COMMON = new UUID(4, 1);
    private static final UUID WORKERS = new UUID(4, 2);
    private static final UUID NETWORK = new UUID(5, 1);
    private static final UUID ISO = new UUID(7, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aClusterOfTheFirstSchemaIsCarriedOver(TestDatabase database) throws IOException {
        var settings = database.fresh(folder);
        var running = new UUID(1, 1);
        var failed = new UUID(1, 2);
        var removed = new UUID(1, 3);
        try (var first = new URLClassLoader(new URL[] {firstSchemaOnly().toUri().toURL()}, null);
                var context = FeatureContext.start(
                        settings,
                        folder,
                        beans -> beans.registerBean(
                                Migrations.class, () -> new Migrations("koral_history", LOCATION, first)))) {
            var sql = new JdbcTemplate(context.get(DataSource.class));
            version(sql);
            cluster(sql, running, "Running", "203.0.113.5", null);
            cluster(sql, failed, "Error", null, null);
            cluster(sql, removed, "Destroyed", "203.0.113.6", "2026-11-21 02:00:00");
        }

        try (var context = FeatureContext.start(settings, folder, beans -> {
            var plugin = new KoralPlugin();
            beans.registerBean(EntityClasses.class, () -> new EntityClasses(plugin.entities()));
            beans.registerBean(
                    Migrations.class,
                    () -> new Migrations("koral_history", LOCATION, KoralPlugin.class.getClassLoader()));
        })) {
            var store = new JpaClusterStore(context.get(EntityManager.class), context.get(Transactions.class));
            var cluster = find(store, running);
            assertCarriedOver(cluster);
            // the former rule for all SSH ports is removed with the cluster, and its nodes need no others
            assertThat(cluster.orphans().firewall()).hasSize(1);
            var openings = new JpaOpeningStore(context.get(EntityManager.class), context.get(Transactions.class));
            assertThat(openings.of(cluster.id())).hasSize(4).allMatch(ClusterOpening::made);
            assertThat(openings.of(cluster.id()))
                    .filteredOn(ClusterOpening::open)
                    .extracting(ClusterOpening::rule)
                    .containsExactly(cluster.plan().rules().apiFirewall());
            assertThat(openings.of(new KubernetesClusterId(failed))).isEmpty();
            var ranges = new JpaRangeStore(context.get(EntityManager.class), context.get(Transactions.class));
            assertThat(ranges.find(cluster.id())).contains(new ClusterRanges("10.244.0.0/16", "10.96.0.0/12"));

            var unfinished = find(store, failed);
            assertThat(unfinished.plan().nodes()).hasSize(3).allSatisfy(node -> {
                assertThat(node.phase()).isEqualTo(NodePhase.PLANNED);
                assertThat(node.kubernetesVersion()).isEmpty();
                assertThat(node.iso()).contains(new ImageId(ISO));
            });
            assertThat(unfinished.plan().mainSite().publicIp()).isEmpty();
            assertThat(find(store, removed).plan().nodes()).isEmpty();
            assertThat(store.inNetwork(new NetworkId(NETWORK))).contains(new KubernetesClusterId(running));
        }
    }

    private static void assertCarriedOver(KubernetesCluster cluster) {
        var plan = cluster.plan();
        assertThat(plan.sites()).singleElement().satisfies(site -> {
            assertThat(site.network()).isEqualTo(new NetworkId(NETWORK));
            assertThat(site.ownNetwork()).isTrue();
            assertThat(site.publicIp()).contains("203.0.113.5");
        });
        assertThat(cluster.spec().offering()).contains(new ServiceOfferingId(COMMON));
        assertThat(plan.pools()).hasSize(2).allSatisfy(pool -> {
            assertThat(pool.rootDiskGib()).isEqualTo(20);
            assertThat(pool.scaling()).isEmpty();
            assertThat(pool.labels()).isEmpty();
        });
        assertThat(plan.pool(NodeRole.CONTROL).offering()).isEqualTo(new ServiceOfferingId(COMMON));
        assertThat(plan.pool(NodeRole.CONTROL).ownOffering()).isFalse();
        assertThat(plan.pool(NodeRole.WORKER).offering()).isEqualTo(new ServiceOfferingId(WORKERS));
        assertThat(plan.pool(NodeRole.WORKER).ownOffering()).isTrue();
        assertThat(plan.nodes()).extracting(Node::name).containsExactly("n0", "n1", "n2");
        assertThat(plan.initialControlNode()).isEqualTo(plan.nodes().get(0).id());
        assertThat(plan.nodes()).allSatisfy(node -> {
            assertThat(node.machine()).isEqualTo(new VirtualMachineId(node.id().value()));
            assertThat(node.offering()).isEqualTo(plan.pool(node.role()).offering());
            assertThat(node.spec().site()).isEqualTo(plan.mainSite().id());
            assertThat(node.spec().rootDiskGib()).isEqualTo(20);
            assertThat(node.sshPort()).isEqualTo(2222 + node.ordinal());
            assertThat(node.phase()).isEqualTo(NodePhase.READY);
            assertThat(node.kubernetesVersion()).contains("1.30.3");
            assertThat(node.iso()).isEmpty();
        });
        assertThat(cluster.orphans().networks()).containsExactly(new NetworkId(new UUID(5, 9)));
    }

    private static KubernetesCluster find(ClusterStore store, UUID id) {
        return store.find(new KubernetesClusterId(id)).orElseThrow();
    }

    /** A folder with only the first migration. */
    private Path firstSchemaOnly() throws IOException {
        var root = folder.resolve("first");
        var name = "V001__koral_clusters.sql";
        var target = Files.createDirectories(root.resolve(LOCATION)).resolve(name);
        try (var script = KoralPlugin.class.getClassLoader().getResourceAsStream(LOCATION + "/" + name)) {
            Files.copy(script, target);
        }
        return root;
    }

    private static void version(JdbcTemplate sql) {
        sql.update(
                "insert into kubernetes_supported_version values"
                        + " (?, 'v1', '1.30.3', 'Enabled', null, ?, 'x86_64', false, 2, 2048, ?, null, 0)",
                new UUID(6, 1).toString(),
                ISO.toString(),
                "2026-11-21 01:00:00");
    }

    private static void cluster(JdbcTemplate sql, UUID id, String state, String ip, String removed) {
        var live = Optional.ofNullable(removed).isEmpty();
        sql.update(
                "insert into kubernetes_cluster (uuid, name, live_name, description, state, state_since, account_uuid,"
                        + " zone_uuid, version_uuid, template_uuid, offering_uuid, control_offering_uuid,"
                        + " worker_offering_uuid, control_nodes, workers, root_disk_gib, own_network, network_uuid,"
                        + " network_offering_uuid, ssh_rule_uuid, api_rule_uuid, balancer_uuid, ssh_public_key,"
                        + " endpoint_ip, leftovers, created, removed, row_version)"
                        + " values (?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, null, ?, 1, 2, 20, true, ?, ?, ?, ?, ?, 'ssh', ?,"
                        + " ?, ?, ?, 0)",
                id.toString(),
                state,
                live ? state : null,
                state,
                "2026-11-21 01:02:03.456",
                new UUID(2, 1).toString(),
                new UUID(3, 1).toString(),
                new UUID(6, 1).toString(),
                new UUID(7, 2).toString(),
                COMMON.toString(),
                WORKERS.toString(),
                state.equals("Running") ? NETWORK.toString() : UUID.randomUUID().toString(),
                new UUID(5, 2).toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                ip,
                "network " + new UUID(5, 9),
                "2026-11-21 01:00:00",
                removed);
        for (var ordinal : List.of(0, 1, 2)) {
            sql.update(
                    "insert into kubernetes_cluster_node values (?, ?, ?, ?, ?, ?, ?, 'key')",
                    UUID.randomUUID().toString(),
                    id.toString(),
                    "n" + ordinal,
                    ordinal == 0 ? "CONTROL" : "WORKER",
                    ordinal,
                    2222 + ordinal,
                    UUID.randomUUID().toString());
        }
    }
}
