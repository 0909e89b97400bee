package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.command.Submitted;
import dev.mold.api.flow.Outcome;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.fake.World;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.node.Node;
import dev.mold.koral.step.AcceptedHostKeys;
import dev.mold.server.job.flow.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host keys from the user data are not accepted any more once a cluster is created. */
class ChangeHostKeysTest {
    private final World world = new World();
    private final Submitted created = world.create(world.command());

    @Test
    void nodesOfANewClusterShowKeysThatAreNotInTheirUserData() {
        assertThat(create()).isEqualTo(new Outcome.Succeeded());

        assertChanged();
    }

    @Test
    void aNodeThatTakesAMomentToShowItsNewKeyIsWaitedFor() {
        world.kubernetes.reloadTakes = 3;

        assertThat(create()).isEqualTo(new Outcome.Succeeded());

        assertChanged();
    }

    @Test
    void aSessionThatBreaksDuringTheChangeIsOpenedAnewWithEitherKey() {
        world.kubernetes.sessionsBreak = true;

        assertThat(create()).isEqualTo(new Outcome.Succeeded());

        assertChanged();
    }

    @ParameterizedTest
    @CsvSource({
        "before new-host-key, 0",
        "after new-host-key, 0",
        "before use-host-key, 0",
        "after use-host-key, 0",
        "before new-host-key, 1",
        "after new-host-key, 1",
        "before use-host-key, 1",
        "after use-host-key, 1"
    })
    void aServerThatDiesMeanwhileLocksNobodyOut(String call, int node) {
        var calls = new ArrayList<String>();
        world.kubernetes.hostKeyWatch = seen -> {
            calls.add(seen);
            if (seen.equals(call) && calls.stream().filter(call::equals).count() == node + 1) {
                throw new Faults.Crash();
            }
        };

        assertThat(create()).isEqualTo(new Outcome.Succeeded());

        assertThat(calls.stream().filter(call::equals).count()).as("the crash happened").isGreaterThan(node);
        assertChanged();
    }

    @Test
    void aNodeThatShowsNeitherKeyFailsTheStepAtOnce() {
        world.kubernetes.hostKeyWatch = call -> {
            if (call.equals("before use-host-key")) {
                world.kubernetes.shut.put(
                        cluster().plan().nodes().get(0).name(), ChangeHostKeysTest::stranger);
            }
        };
        var begun = world.clock.instant();

        var failure = create().failure().orElseThrow();

        assertThat(failure.step()).isEqualTo("change-host-keys");
        assertThat(failure.reason()).contains("a stranger answers");
        assertThat(world.clock.instant()).isBefore(begun.plusSeconds(30));
        assertThat(world.inventory()).isEmpty();
    }

    private void assertChanged() {
        var cluster = cluster();
        assertThat(cluster.plan().nodes()).hasSize(3).allSatisfy(node -> {
            var accepted = AcceptedHostKeys.accepted(
                    world.secrets.find(cluster.id(), SecretName.acceptedHostKeys(node.machine())), node);
            assertThat(accepted).hasSize(1).doesNotContain(node.hostKey());
            assertThat(world.secrets.find(cluster.id(), SecretName.hostKey(node.machine()))).isEmpty();
            world.kubernetes.logIn(access(cluster, node, accepted));
            assertThatThrownBy(() -> world.kubernetes.logIn(access(cluster, node, List.of(node.hostKey()))))
                    .isInstanceOf(NodeRefusedException.class);
        });
    }

    private NodeAccess access(KubernetesCluster cluster, Node node, List<String> keys) {
        var ip = world.networks.sourceNat(cluster.plan().network()).orElseThrow().ip();
        var login = world.secrets.find(cluster.id(), SecretName.SSH_KEY).orElseThrow();
        return new NodeAccess(node.name(), ip, node.sshPort(), "cloud", login, keys);
    }

    private static NodeRefusedException stranger(NodeAccess access) {
        return new NodeRefusedException(
                access,
                Kind.IDENTITY,
                "a stranger answers",
                Duration.ZERO,
                Duration.ofSeconds(1),
                null);
    }

    private KubernetesCluster cluster() {
        return world.cluster(created);
    }

    private Outcome create() {
        return world.run(created.job(), Faults.NONE);
    }
}
