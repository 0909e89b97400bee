package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.flow.Outcome;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.fake.World;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.server.job.flow.Faults;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The open ports of a cluster, and that users' changes to them are respected. */
class OpeningsTest {
    private static final VirtualMachineId ANOTHERS = new VirtualMachineId(new UUID(9, 9));

    private final World world = new World();

    @Test
    void whatIsOpenIsStoredPortByPort() {
        var cluster = world.running(1, 2);

        assertThat(world.openings.of(cluster.id()))
                .hasSize(4)
                .allMatch(ClusterOpening::made)
                .allSatisfy(opening -> assertThat(opening.sources()).containsExactly("0.0.0.0/0"));
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(world.openings.of(cluster.id())).isEmpty();
    }

    @Test
    void whatAUserNarrowedIsNotWidenedByAStopAndAStart() {
        var cluster = world.running(1, 2);
        var api = cluster.plan().rules().apiFirewall();
        var ssh = cluster.plan().nodes().get(1).firewall();
        world.networks.remove(RuleIds.of(List.of(api, ssh), List.of(), List.of()));
        var narrow = firewall(address(cluster), 6443, "192.0.2.0/24");
        world.networks.add(narrow);
        var before = world.inventory();

        assertThat(stopAndStart(cluster)).isEqualTo(new Outcome.Succeeded());

        assertThat(world.inventory()).isEqualTo(before);
        assertThat(world.networks.allFirewall())
                .contains(narrow)
                .extracting(FirewallRule::id)
                .doesNotContain(api, ssh);
        assertThat(world.openings.of(cluster.id()))
                .filteredOn(opening -> !opening.open())
                .extracting(ClusterOpening::rule)
                .containsExactlyInAnyOrder(api, ssh);
    }

    @Test
    void aBalancerThatAUserChangedKeepsItsNameAndTheClusterStarts() {
        var cluster = world.running(3, 1);
        var rule = world.networks.allBalancers().iterator().next();
        world.networks.add(new LoadBalancerRule(
                rule.id(),
                "mine",
                rule.address(),
                6443,
                6443,
                "source",
                Set.of(cluster.plan().nodes().get(0).machine())));

        assertThat(stopAndStart(cluster)).isEqualTo(new Outcome.Succeeded());

        assertThat(world.networks.allBalancers()).singleElement().satisfies(after -> {
            assertThat(after.name()).isEqualTo("mine");
            assertThat(after.algorithm()).isEqualTo("source");
            assertThat(after.members()).hasSize(3);
        });
    }

    @Test
    void aRuleThatLeadsToANodeIsMadeAgainWhereItIsMissing() {
        var cluster = world.running(1, 2);
        var before = world.inventory();
        world.networks.remove(RuleIds.of(
                List.of(),
                List.of(cluster.plan().nodes().get(2).forwarding()),
                List.of(cluster.plan().rules().apiBalancer())));

        assertThat(stopAndStart(cluster)).isEqualTo(new Outcome.Succeeded());

        assertThat(world.inventory()).isEqualTo(before);
    }

    @Test
    void aStartSaysAtOnceThatNobodyMayReachTheApi() {
        var cluster = world.running(1, 1);
        world.networks.remove(RuleIds.of(List.of(cluster.plan().rules().apiFirewall()), List.of(), List.of()));

        var outcome = stopAndStart(cluster);

        assertThat(outcome.failure()).hasValueSatisfying(failed -> {
            assertThat(failed.step()).isEqualTo("open-ports");
            assertThat(failed.reason()).contains("6443");
        });
        world.networks.add(firewall(address(cluster), 6443, "192.0.2.0/24"));
        assertThat(world.run(world.start(cluster.id()).job(), Faults.NONE)).isEqualTo(new Outcome.Succeeded());
    }

    @Test
    void theRulesOfANodeThatHasLeftTheClusterGoWithTheNextStart() {
        var cluster = world.running(1, 2);
        var left = cluster.plan().nodes().get(2);
        world.clusters.updateNode(left.id(), node -> node.on(NodeEvent.REMOVAL_STARTED, world.clock.instant())
                .on(NodeEvent.REMOVAL_COMPLETED, world.clock.instant()));

        assertThat(stopAndStart(cluster)).isEqualTo(new Outcome.Succeeded());

        assertThat(world.networks.allForwardings())
                .extracting(PortForwardingRule::publicPort)
                .containsExactly(2222, 2223);
        assertThat(world.networks.allFirewall())
                .extracting(FirewallRule::startPort)
                .containsExactlyInAnyOrder(6443, 2222, 2223);
        assertThat(world.openings.of(cluster.id()))
                .extracting(ClusterOpening::rule)
                .doesNotContain(left.firewall())
                .hasSize(3);
    }

    @Test
    void portsThatOthersHoldAreSkipped() {
        var network = world.network(NetworkState.IMPLEMENTED);
        var address = world.networks.sourceNat(network).orElseThrow().id();
        var others = new PortForwardingRule(
                new PortForwardingRuleId(new UUID(9, 1)), address, Protocol.TCP, 2223, 2224, 80, ANOTHERS);
        world.networks.add(others);
        var open = firewall(address, 2226, "0.0.0.0/0");
        world.networks.add(open);
        // opens the port for other sources than the cluster does, so the two do not conflict
        world.networks.add(firewall(address, 2225, "192.0.2.0/24"));

        var cluster = in(network);

        assertThat(cluster.plan().nodes()).extracting(Node::sshPort).containsExactly(2222, 2225, 2227);
        assertThat(world.networks.allForwardings()).contains(others).hasSize(4);
        assertThat(world.networks.allFirewall()).contains(open);
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(world.networks.allForwardings()).containsExactly(others);
    }

    @Test
    void portsThatAreFreeAgainAreGivenAgain() {
        var network = world.network(NetworkState.IMPLEMENTED);
        var first = in(network);
        world.run(world.delete(first.id()).job(), Faults.NONE);

        var second = in(network);

        assertThat(second.plan().nodes()).extracting(Node::sshPort).containsExactly(2222, 2223, 2224);
    }

    private KubernetesCluster in(NetworkId network) {
        var command = world.command();
        command.network = network;
        command.size = 2L;
        var created = world.create(command);
        assertThat(world.run(created.job(), Faults.NONE)).isEqualTo(new Outcome.Succeeded());
        return world.cluster(created);
    }

    private Outcome stopAndStart(KubernetesCluster cluster) {
        world.run(world.stop(cluster.id()).job(), Faults.NONE);
        return world.run(world.start(cluster.id()).job(), Faults.NONE);
    }

    private PublicIpAddressId address(KubernetesCluster cluster) {
        return world.networks.sourceNat(cluster.plan().network()).orElseThrow().id();
    }

    private static FirewallRule firewall(PublicIpAddressId address, int port, String source) {
        return new FirewallRule(
                new FirewallRuleId(new UUID(9, port)), address, Protocol.TCP, port, port, List.of(source));
    }
}
