package dev.mold.koral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.api.lifecycle.IllegalTransitionException;
import dev.mold.koral.fake.FakeIds;
import dev.mold.koral.fake.FakeKeys;
import dev.mold.koral.fake.TestClusters;
import dev.mold.koral.fake.World;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.node.SiteId;
import dev.mold.koral.plan.ClusterPlanner;
import dev.mold.server.testing.FakeClock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KubernetesClusterTest {
    private static final Instant LATER = Instant.EPOCH.plusSeconds(60);

    private final KubernetesCluster cluster = TestClusters.planned(1, 2);
    private final ClusterPlan plan = cluster.plan();

    @Test
    void aNewClusterHasNothingYetButItsPlan() {
        assertThat(cluster.state()).isEqualTo(ClusterState.CREATED);
        assertThat(cluster.created()).isEqualTo(Instant.EPOCH);
        assertThat(cluster.stateSince()).isEqualTo(Instant.EPOCH);
        assertThat(cluster.endpoint()).isEmpty();
        assertThat(cluster.removed()).isEmpty();
        assertThat(cluster.orphans().isEmpty()).isTrue();
        assertThat(cluster.name()).isEqualTo("web");
        assertThat(cluster.owner()).isEqualTo(World.ALICE);
        assertThat(cluster.subject().toString()).contains(TestClusters.ID.toString(), "KubernetesCluster");
    }

    @Test
    void anEventThatTheLifecyclePermitsChangesTheStateAndItsTime() {
        assertThat(cluster.allows(ClusterEvent.START_REQUESTED)).isTrue();
        assertThat(cluster.on(ClusterEvent.START_REQUESTED, LATER))
                .satisfies(started -> assertThat(started.state()).isEqualTo(ClusterState.STARTING))
                .satisfies(started -> assertThat(started.stateSince()).isEqualTo(LATER))
                .satisfies(started -> assertThat(started.plan()).isEqualTo(plan));
    }

    @Test
    void anEventThatTheLifecycleDoesNotPermitIsRefused() {
        assertThat(cluster.allows(ClusterEvent.UPGRADE_REQUESTED)).isFalse();
        assertThatThrownBy(() -> cluster.on(ClusterEvent.UPGRADE_REQUESTED, LATER))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void aRollBackLeadsOnlyToAStateFromWhichThePresentOneIsReached() {
        var starting = cluster.on(ClusterEvent.START_REQUESTED, LATER);

        assertThat(starting.backTo(ClusterState.STOPPED, LATER.plusSeconds(1)).state()).isEqualTo(ClusterState.STOPPED);
        assertThat(starting.backTo(ClusterState.STOPPED, LATER.plusSeconds(1)).stateSince())
                .isEqualTo(LATER.plusSeconds(1));
        assertThatThrownBy(() -> starting.backTo(ClusterState.SCALING, LATER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SCALING");
    }

    @Test
    void theEndpointHasTheApisPort() {
        assertThat(cluster.withEndpoint(Optional.of("198.51.100.7")).endpoint()).contains("198.51.100.7:6443");
        assertThat(cluster.withEndpoint(Optional.of("198.51.100.7")).withEndpoint(Optional.empty()).endpoint())
                .isEmpty();
    }

    @Test
    void theResourcesOfAnEarlierPlanBecomeOrphansUntilTheyAreRemoved() {
        var other = replanned();

        var changed = cluster.withEndpoint(Optional.of("198.51.100.7")).replanned(other);

        assertThat(changed.plan()).isEqualTo(other);
        assertThat(changed.endpointIp()).isEmpty();
        assertThat(changed.orphans()).isEqualTo(ClusterResources.of(plan));
        assertThat(changed.resources().machines()).hasSize(6).containsAll(plan.machines()).containsAll(other.machines());
        assertThat(changed.resources().networks()).containsExactlyInAnyOrder(plan.network(), other.network());
        assertThat(changed.withoutOrphans().resources()).isEqualTo(ClusterResources.of(other));
        assertThat(changed.replanned(plan).resources().machines()).hasSize(6);
    }

    @Test
    void theResourcesOfAPlanAreAllThatIsCreatedForIt() {
        var resources = cluster.resources();

        assertThat(resources.isEmpty()).isFalse();
        assertThat(resources.machines()).containsExactlyInAnyOrderElementsOf(plan.machines());
        assertThat(resources.networks()).containsExactly(plan.network());
        assertThat(resources.forwardings())
                .containsExactlyInAnyOrderElementsOf(plan.nodes().stream().map(node -> node.forwarding()).toList());
        assertThat(resources.firewall()).hasSize(4).contains(plan.rules().apiFirewall())
                .containsAll(plan.nodes().stream().map(node -> node.firewall()).toList());
        assertThat(resources.loadBalancers()).containsExactly(plan.rules().apiBalancer());
        assertThat(resources.rules().firewall()).isEqualTo(resources.firewall());
        assertThat(resources.rules().forwardings()).isEqualTo(resources.forwardings());
        assertThat(resources.rules().loadBalancers()).isEqualTo(resources.loadBalancers());
    }

    @Test
    void aRemovedClusterSaysWhen() {
        assertThat(cluster.removed(LATER).removed()).contains(LATER);
    }

    @Test
    void nodesAreFoundByIdRoleAndPool() {
        var worker = plan.nodes().get(2);

        assertThat(plan.nodes(NodeRole.CONTROL)).containsExactly(plan.nodes().get(0));
        assertThat(plan.nodes(List.of(worker.id()))).containsExactly(worker);
        assertThat(plan.nodes(plan.pool(NodeRole.WORKER).id())).hasSize(2).contains(worker);
        assertThat(plan.find(worker.id())).contains(worker);
        assertThat(plan.with(List.of(worker)).find(plan.nodes().get(0).id())).isEmpty();
        assertThat(plan.pool(NodeRole.CONTROL).role()).isEqualTo(NodeRole.CONTROL);
        assertThat(plan.site(worker.spec().site())).isEqualTo(plan.mainSite());
        assertThatThrownBy(() -> plan.site(new SiteId(new UUID(1, 2)))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void operationsNameTheirNodesAndTheStateBefore() {
        var operation = ClusterOperation.on(cluster, List.of(plan.nodes().get(1)), World.CALL);

        assertThat(operation.nodes()).containsExactly(plan.nodes().get(1).id());
        assertThat(operation.before()).isEqualTo(ClusterState.CREATED);
        assertThat(operation.version()).isEmpty();
        assertThat(operation.installing(World.VERSION).version()).contains(World.VERSION);
        assertThat(operation.installing(World.VERSION).nodes()).isEqualTo(operation.nodes());
        assertThat(new ClusterOperation(TestClusters.ID, null, null, null, World.CALL))
                .satisfies(old -> assertThat(old.nodes()).isEmpty())
                .satisfies(old -> assertThat(old.version()).isEmpty());
    }

    @Test
    void statesAreReadFromTheWireIgnoringCase() {
        assertThat(ClusterState.of(" scalingStoppedCluster ")).isEqualTo(ClusterState.SCALING_STOPPED_CLUSTER);
        assertThatThrownBy(() -> ClusterState.of("Sleeping"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Sleeping")
                .hasMessageContaining("Running");
    }

    @Test
    void aRegistryIsReachedOverTlsUnlessItsUrlSaysOtherwise() {
        assertThat(new Registry("http://registry.example", "alice").overTls()).isFalse();
        assertThat(new Registry("https://registry.example", "alice").overTls()).isTrue();
        assertThat(new Registry("registry.example", "alice").overTls()).isTrue();
    }

    @Test
    void anOpeningIsOpenWhileItHasSources() {
        var rule = plan.rules().apiFirewall();
        var opening = ClusterOpening.planned(rule, List.of("0.0.0.0/0"));

        assertThat(opening.made()).isFalse();
        assertThat(opening.asMade()).isEqualTo(new ClusterOpening(rule, List.of("0.0.0.0/0"), true));
        assertThat(opening.open()).isTrue();
        assertThat(opening.asMade().to(List.of()))
                .isEqualTo(new ClusterOpening(rule, List.of(), true))
                .satisfies(closed -> assertThat(closed.open()).isFalse());
    }

    private ClusterPlan replanned() {
        var ids = new FakeIds();
        for (int used = 0; used < 100; used++) {
            ids.next();
        }
        return new ClusterPlanner(ids, new FakeKeys(), new FakeClock()).replan(cluster).plan();
    }
}
