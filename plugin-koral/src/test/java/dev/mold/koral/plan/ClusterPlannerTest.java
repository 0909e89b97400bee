package dev.mold.koral.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.id.NetworkId;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.fake.FakeIds;
import dev.mold.koral.fake.FakeKeys;
import dev.mold.koral.fake.TestClusters;
import dev.mold.koral.fake.World;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.NodeRole;
import dev.mold.server.testing.FakeClock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterPlannerTest {
    private static final KubernetesClusterId ID = TestClusters.ID;
    private static final NetworkId LAN = new NetworkId(new UUID(5, 55));

    private final FakeClock clock = new FakeClock();
    private final ClusterPlanner planner = new ClusterPlanner(new FakeIds(), new FakeKeys(), clock);

    @Test
    void controlNodesComeFirstAndNamesAndPortsFollowTheOrder() {
        var plan = planner.plan(ID, TestClusters.request(3, 2, Optional.empty())).plan();

        var began = clock.instant().toEpochMilli();
        assertThat(plan.nodes()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            var spec = plan.nodes().get(i).spec();
            var role = i < 3 ? NodeRole.CONTROL : NodeRole.WORKER;
            assertThat(spec.ordinal()).isEqualTo(i);
            assertThat(spec.role()).isEqualTo(role);
            assertThat(spec.name()).isEqualTo(NodeNames.of("web", role, began + i));
            assertThat(spec.sshPort()).isEqualTo(2222 + i);
            assertThat(spec.offering()).isEqualTo(role == NodeRole.CONTROL ? World.BIG : World.SMALL);
            assertThat(spec.rootDiskGib()).isEqualTo(role == NodeRole.CONTROL ? 20 : 8);
            assertThat(spec.site()).isEqualTo(plan.mainSite().id());
            assertThat(plan.nodes().get(i).phase()).isEqualTo(NodePhase.PLANNED);
        }
        assertThat(plan.initialControlNode()).isEqualTo(plan.nodes().get(0).id());
        assertThat(plan.pools()).extracting(pool -> pool.role()).containsExactly(NodeRole.CONTROL, NodeRole.WORKER);
        assertThat(plan.pools()).extracting(pool -> pool.ownOffering()).containsExactly(true, false);
    }

    @Test
    void aPlanHasTheKeysOfItsNodesAndOneToLogInWith() {
        var planned = planner.plan(ID, TestClusters.request(1, 1, Optional.empty()));

        var expected = planned.plan().nodes().stream()
                .map(node -> SecretName.hostKey(node.machine()))
                .collect(Collectors.toCollection(HashSet::new));
        expected.add(SecretName.SSH_KEY);
        assertThat(planned.secrets().keySet()).isEqualTo(expected);
        assertThat(new HashSet<>(planned.secrets().values())).hasSize(3);
        assertThat(planned.plan().sshPublicKey()).contains("koral@" + ID);
        planned.secrets().values().forEach(key -> assertThat(planned.toString()).doesNotContain(key.trim()));
    }

    @Test
    void theNetworkIsTheUsersOrOneThatIsMade() {
        assertThat(planner.plan(ID, TestClusters.request(1, 0, Optional.of(LAN))).plan().mainSite()).satisfies(site -> {
            assertThat(site.network()).isEqualTo(LAN);
            assertThat(site.ownNetwork()).isFalse();
        });
        assertThat(planner.plan(ID, TestClusters.request(1, 0, Optional.empty())).plan().mainSite()).satisfies(site -> {
            assertThat(site.network()).isNotEqualTo(LAN);
            assertThat(site.ownNetwork()).isTrue();
            assertThat(site.networkOffering()).isEqualTo(World.NETWORK_OFFERING);
            assertThat(site.zone()).isEqualTo(World.ZONE);
        });
    }

    @Test
    void aNewPlanHasAsManyNodesAndSharesNothingWithTheOneBeforeButTheUsersNetwork() {
        for (var network : List.of(Optional.<NetworkId>empty(), Optional.of(LAN))) {
            var request = TestClusters.request(3, 2, network);
            var before = KubernetesCluster.planned(ID, request.spec(), planner.plan(ID, request).plan(), clock.instant())
                    .on(ClusterEvent.START_REQUESTED, clock.instant());

            var after = planner.replan(before).plan();

            assertThat(after.nodes(NodeRole.CONTROL)).hasSize(3);
            assertThat(after.nodes(NodeRole.WORKER)).hasSize(2);
            assertThat(after.pools()).isEqualTo(before.plan().pools());
            assertThat(resources(after)).doesNotContainAnyElementsOf(resources(before.plan()));
            assertThat(after.mainSite().ownNetwork()).isEqualTo(network.isEmpty());
            if (network.isPresent()) {
                assertThat(after.mainSite().network()).isEqualTo(LAN);
            } else {
                assertThat(after.mainSite().network()).isNotEqualTo(before.plan().mainSite().network());
            }
        }
    }

    /** The ids of all that a plan has made, but those of networks and pools. */
    private static Set<Object> resources(ClusterPlan plan) {
        var site = plan.mainSite();
        return Stream.concat(
                        Stream.of(site.id(), site.rules().apiFirewall(), site.rules().apiBalancer()),
                        plan.nodes().stream().flatMap(ClusterPlannerTest::resources))
                .collect(Collectors.toSet());
    }

    private static Stream<Object> resources(Node node) {
        return Stream.of(node.id(), node.machine(), node.spec().forwarding(), node.spec().hostKey());
    }
}
