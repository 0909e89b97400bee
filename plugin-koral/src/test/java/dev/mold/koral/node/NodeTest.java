package dev.mold.koral.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.lifecycle.IllegalTransitionException;
import dev.mold.koral.fake.TestClusters;
import dev.mold.koral.fake.World;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeTest {
    private static final Instant LATER = Instant.EPOCH.plusSeconds(60);

    private final Node node = TestClusters.planned(1, 1).plan().nodes().get(1);

    @Test
    void anEventChangesThePhaseAndItsTimeAndARepeatedOneNothing() {
        var preparing = node.on(NodeEvent.PREPARATION_STARTED, LATER);

        assertThat(preparing.phase()).isEqualTo(NodePhase.PREPARING);
        assertThat(preparing.phaseSince()).isEqualTo(LATER);
        assertThat(preparing.on(NodeEvent.PREPARATION_STARTED, LATER.plusSeconds(1))).isSameAs(preparing);
        assertThat(node.allows(NodeEvent.JOIN_COMPLETED)).isFalse();
        assertThat(preparing.allows(NodeEvent.JOIN_COMPLETED)).isTrue();
        assertThatThrownBy(() -> node.on(NodeEvent.JOIN_COMPLETED, LATER))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void membersAreThoseThatHaveJoinedAndStay() {
        var members = EnumSet.noneOf(NodePhase.class);
        Arrays.stream(NodePhase.values())
                .filter(phase -> new Node(node.spec(), phase, LATER, Optional.empty(), Optional.empty()).member())
                .forEach(members::add);

        assertThat(members).containsExactlyInAnyOrder(NodePhase.JOINED, NodePhase.READY);
    }

    @Test
    void whatIsPlannedIsReadFromTheSpec() {
        var spec = node.spec();

        assertThat(node.id()).isEqualTo(spec.id());
        assertThat(node.role()).isEqualTo(NodeRole.WORKER);
        assertThat(node.control()).isFalse();
        assertThat(TestClusters.planned(1, 1).plan().nodes().get(0).control()).isTrue();
        assertThat(node.ordinal()).isEqualTo(1);
        assertThat(node.name()).isEqualTo(spec.name());
        assertThat(node.machine()).isEqualTo(spec.machine());
        assertThat(node.offering()).isEqualTo(World.SMALL);
        assertThat(node.sshPort()).isEqualTo(2223);
        assertThat(node.hostKey()).isEqualTo(spec.hostKey()).startsWith("ssh-ed25519");
        assertThat(node.firewall().value()).isEqualTo(node.forwarding().value()).isEqualTo(spec.forwarding().value());
    }

    @Test
    void copiesDifferInOneThing() {
        assertThat(node.withSshPort(2300).sshPort()).isEqualTo(2300);
        assertThat(node.withSshPort(2300).withSshPort(2223)).isEqualTo(node);
        assertThat(node.withKubernetesVersion("1.30.3").kubernetesVersion()).contains("1.30.3");
        assertThat(node.withIso(Optional.of(World.ISO)).iso()).contains(World.ISO);
        assertThat(node.withIso(Optional.of(World.ISO)).withIso(Optional.empty())).isEqualTo(node);
    }

    @Test
    void anAutoscalersBoundsAreInOrder() {
        assertThat(new ScalingRange(0, 0)).isEqualTo(new ScalingRange(0, 0));
        assertThat(new ScalingRange(1, 3).maximum()).isEqualTo(3);
        assertThatThrownBy(() -> new ScalingRange(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScalingRange(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSiteKeepsAllElseWhenItsNetworkOrAddressIsKnown() {
        var site = TestClusters.planned(1, 0).plan().mainSite();

        assertThat(site.withPublicIp(Optional.of("198.51.100.7")).publicIp()).contains("198.51.100.7");
        assertThat(site.inNetwork(site.network())).isEqualTo(site);
        assertThat(site.withPublicIp(Optional.of("198.51.100.7")).withPublicIp(Optional.empty())).isEqualTo(site);
    }
}
