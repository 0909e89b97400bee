package dev.mold.koral.cluster.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.lifecycle.IllegalTransitionException;
import dev.mold.koral.KoralPlugin;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.ClusterRanges;
import dev.mold.koral.cluster.ClusterSpec;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.ClusterStore.ClusterQuery;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.cluster.Shard;
import dev.mold.koral.fake.FakeKeys;
import dev.mold.koral.fake.World;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.NodePool;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.node.NodeSpec;
import dev.mold.koral.node.PoolId;
import dev.mold.koral.node.ScalingRange;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteId;
import dev.mold.koral.node.Taint;
import dev.mold.koral.plan.ClusterPlanner;
import dev.mold.koral.version.SemanticVersion;
import dev.mold.koral.version.VersionState;
import dev.mold.koral.version.jpa.JpaVersionStore;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.Migrations;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stored values are read back unchanged, on both databases. */
class JpaStoresTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:02:03.456Z");

    @TempDir
    Path folder;

    private final World world = new World();
    private int made;

    private FeatureContext start(TestDatabase database) {
        var plugin = new KoralPlugin();
        var migrations = new Migrations(
                "koral_history", plugin.migrations().orElseThrow(), KoralPlugin.class.getClassLoader());
        return FeatureContext.start(database.fresh(folder), folder, beans -> {
            beans.registerBean(EntityClasses.class, () -> new EntityClasses(plugin.entities()));
            beans.registerBean(Migrations.class, () -> migrations);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aClusterComesBackAsItWas(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            assertThat(store.find(cluster.id())).contains(cluster);

            var changed = store.update(cluster.id(), current -> current.on(ClusterEvent.START_REQUESTED, NOW)
                    .withEndpoint(Optional.of("127.64.0.2")));
            assertThat(store.find(cluster.id())).contains(changed);
            assertThat(changed.state()).isEqualTo(ClusterState.STARTING);

            var other = new ClusterPlanner(world.ids, new FakeKeys(), world.clock)
                    .replan(cluster)
                    .plan();
            var replanned = store.replan(cluster.id(), current -> current.replanned(other));
            assertThat(store.find(cluster.id())).contains(replanned);
            assertThat(replanned.orphans().machines()).containsExactlyInAnyOrderElementsOf(
                    cluster.plan().machines());
            assertThat(store.find(new KubernetesClusterId(UUID.randomUUID()))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOpenComesBackAsItWas(TestDatabase database) {
        try (var context = start(database)) {
            var cluster = cluster("web");
            var other = cluster("other");
            store(context).insert(cluster);
            store(context).insert(other);
            var openings = new JpaOpeningStore(context.get(EntityManager.class), context.get(Transactions.class));
            var api = new ClusterOpening(
                    new FirewallRuleId(UUID.randomUUID()), List.of("10.0.0.0/8", "192.0.2.7/32"), true);
            var closed = new ClusterOpening(new FirewallRuleId(UUID.randomUUID()), List.of(), true);
            var planned = ClusterOpening.planned(new FirewallRuleId(UUID.randomUUID()), List.of("0.0.0.0/0"));
            openings.replace(cluster.id(), List.of(api, closed));
            openings.replace(other.id(), List.of(planned));

            assertThat(openings.of(cluster.id())).containsExactlyInAnyOrder(api, closed);
            openings.replace(cluster.id(), List.of(api.to(List.of())));
            assertThat(openings.of(cluster.id())).containsExactly(api.to(List.of()));
            assertThat(openings.of(other.id())).containsExactly(planned);
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressRangesAreKeptUntilTheyAreForgotten(TestDatabase database) {
        try (var context = start(database)) {
            var cluster = cluster("web");
            store(context).insert(cluster);
            var ranges = new JpaRangeStore(context.get(EntityManager.class), context.get(Transactions.class));
            assertThat(ranges.find(cluster.id())).isEmpty();
            ranges.put(cluster.id(), new ClusterRanges("10.244.0.0/16", "10.96.0.0/12"));
            ranges.put(cluster.id(), new ClusterRanges("172.20.0.0/16", "10.96.0.0/12"));
            assertThat(ranges.find(cluster.id())).contains(new ClusterRanges("172.20.0.0/16", "10.96.0.0/12"));
            ranges.remove(cluster.id());
            ranges.remove(cluster.id());
            assertThat(ranges.find(cluster.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSshPortOfANodeCanChange(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var node = cluster.plan().nodes().get(0);
            var changed = store.updateNode(node.id(), current -> current.withSshPort(2300));
            assertThat(changed).isEqualTo(node.withSshPort(2300));
            assertThat(store.find(cluster.id()).orElseThrow().plan().find(node.id())).contains(changed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsTakenUntilItsClusterIsRemoved(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var first = cluster("web");
            store.insert(first);
            assertThat(store.nameTaken(World.ALICE, "WEB")).isTrue();
            assertThatThrownBy(() -> store.insert(cluster("web")))
                    .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                            .isEqualTo(Errors.INVALID_PARAMETER));

            store.update(first.id(), current -> current.removed(NOW));
            assertThat(store.nameTaken(World.ALICE, "web")).isFalse();
            store.insert(cluster("web"));
            assertThat(store.find(first.id())).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void clustersAreFoundByWhatWasAskedFor(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var names = List.of("alpha", "beta", "gamma");
            var clusters = names.stream().map(this::cluster).toList();
            clusters.forEach(store::insert);
            store.update(clusters.get(1).id(), current -> current.on(ClusterEvent.START_REQUESTED, NOW));

            assertThat(store.list(query(null, null, null, 0, 2)).items()).hasSize(2);
            assertThat(store.list(query(null, null, null, 0, 2)).count()).isEqualTo(3);
            assertThat(store.list(query(null, null, null, 2, 2)).items()).hasSize(1);
            assertThat(store.list(query("beta", null, null, 0, Integer.MAX_VALUE)).items())
                    .extracting(KubernetesCluster::name)
                    .containsExactly("beta");
            assertThat(store.list(query(null, "MM", null, 0, 10)).items())
                    .extracting(KubernetesCluster::name)
                    .containsExactly("gamma");
            assertThat(store.list(query(null, "%", null, 0, 10)).items()).isEmpty();
            assertThat(store.list(query(null, null, ClusterState.STARTING, 0, 10)).items())
                    .extracting(KubernetesCluster::name)
                    .containsExactly("beta");
            assertThat(store.inStates(List.of(ClusterState.STARTING), Shard.whole(), Optional.empty(), 10))
                    .extracting(KubernetesCluster::id)
                    .containsExactly(clusters.get(1).id());
            assertThat(inBatches(store)).containsExactlyInAnyOrderElementsOf(
                    clusters.stream().map(KubernetesCluster::id).toList());
            var somebodyElse = Visibility.of(Set.of(new AccountId(UUID.randomUUID())));
            assertThat(store.list(new ClusterQuery(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    somebodyElse,
                                    0,
                                    10))
                            .count())
                    .isZero();
            assertThat(store.uses(World.VERSION)).isTrue();
            assertThat(store.uses(World.OLD_VERSION)).isFalse();
            assertThat(store.inNetwork(clusters.get(0).plan().network()))
                    .contains(clusters.get(0).id());
        }
    }

    /** All clusters, read in batches of one and in two shards. */
    private static List<KubernetesClusterId> inBatches(ClusterStore store) {
        var found = new ArrayList<KubernetesClusterId>();
        for (var shard : List.of(new Shard(0, 2), new Shard(1, 2))) {
            Optional<KubernetesClusterId> last = Optional.empty();
            do {
                last = store.inStates(List.of(ClusterState.values()), shard, last, 1).stream()
                        .map(KubernetesCluster::id)
                        .findFirst();
                last.ifPresent(found::add);
            } while (last.isPresent());
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoThatStartOneClusterOneWins(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            assertThat(race(
                            () -> store.update(cluster.id(), current -> current.on(ClusterEvent.START_REQUESTED, NOW))))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOfANodeTouchesNoOtherRow(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var versions = rowVersions(context);

            var node = cluster.plan().nodes().get(1);
            var changed = store.updateNode(node.id(), current -> current.on(NodeEvent.PREPARATION_STARTED, NOW)
                    .withKubernetesVersion("1.30.3")
                    .withIso(Optional.of(World.ISO)));

            assertThat(changed.phase()).isEqualTo(NodePhase.PREPARING);
            assertThat(store.find(cluster.id()).orElseThrow().plan().nodes())
                    .containsExactly(
                            cluster.plan().nodes().get(0), changed, cluster.plan().nodes().get(2));
            var after = rowVersions(context);
            assertThat(after.remove(node.id().toString())).isEqualTo(versions.remove(node.id().toString()) + 1);
            assertThat(after).isEqualTo(versions);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesComeAndGoOneByOne(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var more = furtherControlNode(cluster);
            store.addNodes(cluster.id(), List.of(more));

            var first = cluster.plan().nodes().get(0);
            assertThat(store.find(cluster.id()).orElseThrow().plan().nodes(NodeRole.CONTROL))
                    .as("control nodes come first, whenever they were added")
                    .containsExactly(first, more);
            assertThat(store.find(cluster.id()).orElseThrow().plan().nodes()).hasSize(4);

            store.updateNode(first.id(), current -> current.on(NodeEvent.REMOVAL_STARTED, NOW)
                    .on(NodeEvent.REMOVAL_COMPLETED, NOW));
            assertThat(store.find(cluster.id()).orElseThrow().plan().nodes(NodeRole.CONTROL))
                    .containsExactly(more);
            assertThat(store.updateNode(first.id(), current -> current).phase()).isEqualTo(NodePhase.GONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofSeveralNodesAllAreChangedOrNone(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var ids = cluster.plan().nodes().stream().map(Node::id).toList();
            assertThat(ids).hasSizeGreaterThan(1);
            assertThatThrownBy(() -> store.updateNodes(ids, current -> {
                        if (current.id().equals(ids.get(1))) {
                            throw ApiException.invalid("not this one");
                        }
                        return current.on(NodeEvent.PREPARATION_STARTED, NOW);
                    }))
                    .isInstanceOf(ApiException.class);
            assertThat(store.find(cluster.id())).contains(cluster);

            var changed = store.updateNodes(ids, current -> current.on(NodeEvent.PREPARATION_STARTED, NOW));

            assertThat(changed).extracting(Node::id).isEqualTo(ids);
            assertThat(store.find(cluster.id()).orElseThrow().plan().nodes())
                    .isEqualTo(changed)
                    .extracting(Node::phase)
                    .containsOnly(NodePhase.PREPARING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPhaseThatTheLifecycleDoesNotForeseeChangesNothing(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var node = cluster.plan().nodes().get(0);
            assertThatThrownBy(() -> store.updateNode(
                            node.id(), current -> current.on(NodeEvent.READINESS_REPORTED, NOW)))
                    .isInstanceOf(IllegalTransitionException.class);
            assertThatThrownBy(() -> store.updateNode(new NodeId(UUID.randomUUID()), current -> current))
                    .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                            .isEqualTo(Errors.INVALID_PARAMETER));
            assertThat(store.find(cluster.id())).contains(cluster);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyThatMoveOneNodeOneWins(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var node = cluster.plan().nodes().get(0).id();
            var winners = race(() -> store.updateNode(node, current -> {
                if (current.phase() != NodePhase.PLANNED) {
                    throw new IllegalStateException("somebody was faster");
                }
                return current.on(NodeEvent.PREPARATION_STARTED, NOW);
            }));
            assertThat(winners).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePlanIsNotChangedWithTheCluster(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var other = cluster("other").plan();
            assertThatThrownBy(() -> store.update(cluster.id(), current -> current.replanned(other)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.find(cluster.id())).contains(cluster);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSiteRemembersItsPublicAddress(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var cluster = cluster("web");
            store.insert(cluster);
            var network = new NetworkId(new UUID(5, 99));
            store.updateSite(cluster.plan().mainSite().id(), site -> site.withPublicIp(Optional.of("203.0.113.7"))
                    .inNetwork(network));
            assertThat(store.inNetwork(network)).contains(cluster.id());
            assertThat(store.find(cluster.id()).orElseThrow().plan().mainSite().publicIp())
                    .contains("203.0.113.7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPoolComesBackWithItsLabelsAndTaints(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var plain = cluster("web");
            var worker = plain.plan().pool(NodeRole.WORKER);
            var pool = new NodePool(
                    worker.id(),
                    "gpu",
                    NodeRole.WORKER,
                    World.SMALL,
                    true,
                    50,
                    Optional.of(new ScalingRange(0, 7)),
                    Map.of("example.com/kind", "gpu", "empty", ""),
                    List.of(
                            new Taint("example.com/gpu", "yes", Taint.Effect.NO_SCHEDULE),
                            new Taint("slow", "", Taint.Effect.PREFER_NO_SCHEDULE)));
            var cluster = KubernetesCluster.planned(
                    plain.id(),
                    plain.spec(),
                    new ClusterPlan(
                            plain.plan().sites(),
                            List.of(plain.plan().pool(NodeRole.CONTROL), pool),
                            plain.plan().nodes(),
                            plain.plan().initialControlNode(),
                            plain.plan().sshPublicKey()),
                    plain.created());
            store.insert(cluster);
            assertThat(store.find(cluster.id())).contains(cluster);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sitesAndPoolsWithoutNodesComeBackToo(TestDatabase database) {
        try (var context = start(database)) {
            var store = store(context);
            var plain = cluster("web");
            var plan = plain.plan();
            var main = plan.mainSite();
            var second = new Site(
                    new SiteId(UUID.randomUUID()),
                    main.zone(),
                    new NetworkId(UUID.randomUUID()),
                    true,
                    main.networkOffering(),
                    main.rules(),
                    Optional.empty());
            var empty = new NodePool(
                    new PoolId(UUID.randomUUID()),
                    "spare",
                    NodeRole.WORKER,
                    World.SMALL,
                    false,
                    20,
                    Optional.of(new ScalingRange(0, 3)),
                    Map.of(),
                    List.of());
            var cluster = KubernetesCluster.planned(
                    plain.id(),
                    plain.spec(),
                    new ClusterPlan(
                            List.of(main, second),
                            List.of(plan.pool(NodeRole.CONTROL), empty, plan.pool(NodeRole.WORKER)),
                            plan.nodes(),
                            plan.initialControlNode(),
                            plan.sshPublicKey()),
                    plain.created());
            store.insert(cluster);
            store.insert(cluster("other"));

            var found = store.find(cluster.id()).orElseThrow();

            assertThat(found.plan().sites()).containsExactly(main, second);
            assertThat(found.plan().pools()).containsExactlyInAnyOrderElementsOf(cluster.plan().pools());
            assertThat(found.plan().nodes()).isEqualTo(plan.nodes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void secretsAreSealedAndCanBeForgotten(TestDatabase database) {
        try (var context = start(database)) {
            var entities = context.get(EntityManager.class);
            var transactions = context.get(Transactions.class);
            var secrets = new JpaClusterSecrets(entities, transactions, context.get(Vault.class));
            var one = new KubernetesClusterId(UUID.randomUUID());
            var other = new KubernetesClusterId(UUID.randomUUID());
            secrets.put(one, SecretName.SSH_KEY, "old");
            secrets.put(one, SecretName.SSH_KEY, "open sesame ".repeat(1000));
            secrets.put(one, SecretName.join(NodeRole.WORKER), "ticket");
            secrets.put(other, SecretName.SSH_KEY, "another");

            assertThat(secrets.find(one, SecretName.SSH_KEY)).contains("open sesame ".repeat(1000));
            assertThat(secrets.find(one, List.of(SecretName.join(NodeRole.WORKER), SecretName.KUBECONFIG)))
                    .isEqualTo(Map.of(SecretName.join(NodeRole.WORKER), "ticket"));
            assertThat(secrets.find(List.of(one, other), SecretName.join(NodeRole.WORKER)))
                    .isEqualTo(Map.of(one, "ticket"));
            List<?> rows = transactions.call(() -> entities.createNativeQuery(
                            "select sealed from kubernetes_cluster_secret", String.class)
                    .getResultList());
            assertThat(rows).hasSize(3).noneMatch(row -> row.toString().contains("sesame"));
            secrets.change(
                    one,
                    Map.of(
                            SecretName.join(NodeRole.WORKER), Optional.empty(),
                            SecretName.KUBECONFIG, Optional.of("apiVersion: v1")));
            assertThat(secrets.find(one, SecretName.join(NodeRole.WORKER))).isEmpty();
            assertThat(secrets.find(one, SecretName.KUBECONFIG)).contains("apiVersion: v1");
            secrets.remove(one, SecretName.KUBECONFIG);
            assertThat(secrets.find(one, SecretName.KUBECONFIG)).isEmpty();
            secrets.removeAll(one);
            assertThat(secrets.find(one, SecretName.SSH_KEY)).isEmpty();
            assertThat(secrets.find(other, SecretName.SSH_KEY)).contains("another");
        }
    }

    @ParameterizedTest
    @EnumSource
    void versionsComeBackAsTheyWere(TestDatabase database) {
        try (var context = start(database)) {
            var store = new JpaVersionStore(context.get(EntityManager.class), context.get(Transactions.class));
            var version = world.version(World.VERSION, new SemanticVersion(1, 30, 3));
            store.insert(version);
            assertThat(store.find(World.VERSION)).contains(version);
            store.update(World.VERSION, current -> current.in(VersionState.DISABLED));
            assertThat(store.get(World.VERSION).state()).isEqualTo(VersionState.DISABLED);
            store.update(World.VERSION, current -> current.removed(NOW));
            assertThat(store.all()).isEmpty();
            assertThat(store.find(World.VERSION)).isPresent();
        }
    }

    private JpaClusterStore store(FeatureContext context) {
        return new JpaClusterStore(context.get(EntityManager.class), context.get(Transactions.class));
    }

    /** Runs the same change eight times in parallel. @return how often it succeeded */
    private static int race(Runnable change) {
        var racers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        change.run();
                        return 1;
                    } catch (RuntimeException e) {
                        return 0;
                    }
                }))
                .limit(8)
                .toList();
        return racers.stream().mapToInt(CompletableFuture::join).sum();
    }

    /** The version of every row of clusters, sites, pools and nodes by its uuid. */
    private static Map<String, Long> rowVersions(FeatureContext context) {
        var entities = context.get(EntityManager.class);
        var versions = new HashMap<String, Long>();
        for (var table : List.of("kubernetes_cluster", "kubernetes_cluster_site", "kubernetes_cluster_pool",
                "kubernetes_cluster_node")) {
            List<?> rows = context.get(Transactions.class).call(() -> entities.createNativeQuery(
                            "select uuid, row_version from " + table, Object[].class)
                    .getResultList());
            rows.stream()
                    .map(Object[].class::cast)
                    .forEach(row -> versions.put(row[0].toString(), ((Number) row[1]).longValue()));
        }
        return versions;
    }

    private static Node furtherControlNode(KubernetesCluster cluster) {
        var first = cluster.plan().nodes().get(0).spec();
        return Node.planned(
                new NodeSpec(
                        new NodeId(UUID.randomUUID()),
                        first.pool(),
                        first.site(),
                        NodeRole.CONTROL,
                        3,
                        "web-control-late",
                        new VirtualMachineId(UUID.randomUUID()),
                        first.offering(),
                        first.rootDiskGib(),
                        2225,
                        new PortForwardingRuleId(UUID.randomUUID()),
                        "ssh-ed25519 AAAA"),
                NOW);
    }

    /** A planned cluster with new ids. */
    private KubernetesCluster cluster(String name) {
        var command = world.command();
        command.name = "c" + ++made;
        command.keyPair = "alice";
        var planned = world.cluster(world.create(command));
        return KubernetesCluster.planned(
                planned.id(), renamed(planned, name), planned.plan(), NOW.truncatedTo(ChronoUnit.MILLIS));
    }

    private static ClusterSpec renamed(KubernetesCluster cluster, String name) {
        var spec = cluster.spec();
        return new ClusterSpec(
                name,
                spec.description(),
                spec.owner(),
                spec.version(),
                spec.template(),
                spec.offering(),
                spec.keyPair(),
                spec.registry(),
                spec.ranges());
    }

    private static ClusterQuery query(String name, String keyword, ClusterState state, int offset, int limit) {
        return new ClusterQuery(
                Optional.empty(),
                Optional.ofNullable(name),
                Optional.ofNullable(state),
                Optional.ofNullable(keyword),
                Visibility.of(Set.of(World.ALICE)),
                offset,
                limit);
    }
}
