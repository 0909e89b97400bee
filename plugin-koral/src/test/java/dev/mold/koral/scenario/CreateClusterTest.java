package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.fake.World;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.NodeRole;
import dev.mold.server.job.flow.Faults;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CreateClusterTest {
    private final World world = new World();

    @Test
    void aClusterComesUpWithItsNetworkMachinesAndRules() {
        var cluster = world.running(3, 2);

        assertThat(cluster.state()).isEqualTo(ClusterState.RUNNING);
        assertThat(cluster.endpoint()).contains("127.64.0.2:6443");
        assertThat(world.networks.all()).singleElement().satisfies(network -> {
            assertThat(network.name()).isEqualTo("web-network");
            assertThat(network.state()).isEqualTo(NetworkState.IMPLEMENTED);
        });
        assertThat(world.machines.all())
                .hasSize(5)
                .allSatisfy(machine -> assertThat(machine.state()).isEqualTo(VirtualMachineState.RUNNING))
                .allSatisfy(machine -> assertThat(machine.iso()).isEmpty());
        assertThat(cluster.plan().nodes()).extracting(Node::name).satisfiesExactly(
                name -> assertThat(name).matches("web-control-[0-9a-f]+"),
                name -> assertThat(name).matches("web-control-[0-9a-f]+"),
                name -> assertThat(name).matches("web-control-[0-9a-f]+"),
                name -> assertThat(name).matches("web-node-[0-9a-f]+"),
                name -> assertThat(name).matches("web-node-[0-9a-f]+"));
    }

    @Test
    void theRulesAreThoseOfTheContract() {
        var cluster = world.running(3, 2);

        assertThat(world.networks.allFirewall())
                .extracting(FirewallRule::startPort, FirewallRule::endPort)
                .containsExactlyInAnyOrder(
                        tuple(6443, 6443),
                        tuple(2222, 2222),
                        tuple(2223, 2223),
                        tuple(2224, 2224),
                        tuple(2225, 2225),
                        tuple(2226, 2226));
        assertThat(world.networks.allForwardings())
                .extracting(
                        PortForwardingRule::publicPort, PortForwardingRule::privatePort, PortForwardingRule::machine)
                .containsExactlyElementsOf(cluster.plan().nodes().stream()
                        .map(node -> tuple(
                                2222 + node.ordinal(), 22, node.machine()))
                        .toList());
        assertThat(world.networks.allBalancers()).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo("api-lb");
            assertThat(rule.publicPort()).isEqualTo(6443);
            assertThat(rule.algorithm()).isEqualTo("roundrobin");
            assertThat(rule.members())
                    .isEqualTo(cluster.plan().nodes(NodeRole.CONTROL).stream()
                            .map(Node::machine)
                            .collect(Collectors.toSet()));
        });
    }

    @Test
    void theKubeconfigNamesThePublicAddressAndNoTicketIsLeft() {
        var cluster = world.running(3, 1);

        assertThat(world.secrets.find(cluster.id(), SecretName.KUBECONFIG).orElseThrow())
                .contains("server: https://127.64.0.2:6443");
        assertThat(world.secrets.find(cluster.id(), SecretName.join(NodeRole.CONTROL))).isEmpty();
        assertThat(world.secrets.find(cluster.id(), SecretName.join(NodeRole.WORKER))).isEmpty();
    }

    @Test
    void eachNodeHasTheVersionThatItReports() {
        var created = world.create(world.command());
        assertThat(world.cluster(created).plan().nodes())
                .allSatisfy(node -> assertThat(node.kubernetesVersion()).isEmpty());
        world.kubernetes.kubeletVersion = "v1.29.9";
        world.run(created.job(), Faults.NONE);
        assertThat(world.cluster(created).plan().nodes())
                .hasSize(3)
                .allSatisfy(node -> assertThat(node.kubernetesVersion()).contains("1.29.9"));
    }

    @Test
    void aClusterOverALimitIsRefusedAsAWhole() {
        var asked = new EnumMap<ResourceKind, Long>(ResourceKind.class);
        world.limits = (owner, more) -> {
            asked.putAll(more);
            throw new ApiException(Errors.RESOURCE_LIMIT, "no address is left");
        };

        var command = world.command();
        command.controlNodes = 1L;
        command.size = 1L;
        assertThatThrownBy(() -> world.create(command))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.RESOURCE_LIMIT));

        assertThat(asked)
                .containsEntry(ResourceKind.USER_VM, 2L)
                .containsEntry(ResourceKind.CPU, 4L)
                .containsEntry(ResourceKind.MEMORY, 4096L)
                .containsEntry(ResourceKind.VOLUME, 2L)
                .containsEntry(ResourceKind.PRIMARY_STORAGE, 16L)
                .containsEntry(ResourceKind.NETWORK, 1L);
        assertThat(world.inventory()).isEmpty();
    }

    @Test
    void nothingDerivesFromTheUuid() {
        var cluster = world.running(1, 1);
        var hex = cluster.id().toString().replace("-", "");
        assertThat(cluster.plan().sshPublicKey().replace("koral@" + cluster.id(), "")).doesNotContain(hex);
    }

    @Test
    void theUsersKeyMayLogInToo() {
        var command = world.command();
        command.keyPair = "alice";
        var created = world.create(command);
        world.run(created.job(), Faults.NONE);
        assertThat(world.machines.all()).allSatisfy(machine -> assertThat(
                        world.machines.requested(machine.id()).sshPublicKeys())
                .hasSize(2)
                .contains("ssh-ed25519 AAAAalice"));
    }

    @Test
    void aNetworkThatWasGivenIsUsedAndOutlivesTheCluster() {
        var network = world.network(NetworkState.IMPLEMENTED);
        var command = world.command();
        command.network = network;
        var created = world.create(command);
        assertThat(world.run(created.job(), Faults.NONE)).isEqualTo(new Outcome.Succeeded());
        var before = world.cluster(created);
        assertThat(before.plan().network()).isEqualTo(network);

        world.run(world.delete(before.id()).job(), Faults.NONE);
        assertThat(world.networks.find(network)).isPresent();
        assertThat(world.machines.all()).isEmpty();
        assertThat(world.networks.allForwardings()).isEmpty();
        assertThat(world.networks.allFirewall()).isEmpty();
        assertThat(world.networks.allBalancers()).isEmpty();
    }

    @Test
    void twoControlNodesAreTakenWithAWarning() {
        assertThat(world.running(2, 1).state()).isEqualTo(ClusterState.RUNNING);
        assertThat(world.accounts.events).anyMatch(event -> event.startsWith("WARN KUBERNETES.CLUSTER.CREATE"));
    }

    @Test
    void aTaskThatFailsOnceIsTriedAgain() {
        for (var task : new NodeTask[] {NodeTask.PREPARE, NodeTask.INIT, NodeTask.SHARE, NodeTask.JOIN}) {
            var fresh = new World();
            fresh.kubernetes.failOnce(task, "hiccup");
            assertThat(fresh.running(1, 2).state()).as(task.wireName()).isEqualTo(ClusterState.RUNNING);
        }
    }

    @Test
    void aStartThatTheHostNeverHeardOfIsRepeated() {
        world.machines.loseNextStart();
        var before = world.clock.instant();
        assertThat(world.running(1, 1).state()).isEqualTo(ClusterState.RUNNING);
        assertThat(world.clock.instant()).isBefore(before.plusSeconds(60));
    }

    @Test
    void withoutRoomNothingIsLeftAndTheReasonIsTold() {
        world.catalog.room = false;
        var created = world.create(world.command());
        var outcome = world.run(created.job(), Faults.NONE);
        var failure = outcome.failure().orElseThrow();
        assertThat(failure.code()).isEqualTo(Errors.INSUFFICIENT_CAPACITY);
        assertThat(failure.step()).isEqualTo("create-machines");
        assertThat(world.cluster(created).state()).isEqualTo(ClusterState.ERROR);
        assertThat(world.cluster(created).plan().nodes())
                .hasSize(3)
                .allSatisfy(node -> assertThat(node.phase()).isEqualTo(NodePhase.PLANNED));
        assertThat(world.inventory()).isEmpty();
    }

    @Test
    void aWorkerThatIsSlowToBootDoesNotKeepTheControlPlaneWaiting() {
        var created = world.create(world.command());
        var worker = world.cluster(created).plan().nodes().get(1).name();
        var initialised = new AtomicBoolean();
        world.kubernetes.shut.put(
                worker,
                access -> new NodeUnreachableException(access, "it is still booting", Duration.ofSeconds(1), null));
        var outcome = world.run(created.job(), new Faults() {
            @Override
            public StepResult after(String step, StepResult result) {
                if (step.equals("init-control-plane") && result instanceof StepResult.Done) {
                    initialised.set(world.kubernetes.shut.containsKey(worker));
                    world.kubernetes.shut.remove(worker);
                }
                return result;
            }
        });
        assertThat(outcome).isEqualTo(new Outcome.Succeeded());
        assertThat(initialised).as("the control plane was made while the worker was booting").isTrue();
        var steps = world.operations.find(created.job()).orElseThrow().steps();
        assertThat(steps).filteredOn(step -> step.name().equals("prepare-nodes")).singleElement().satisfies(step ->
                assertThat(step.items())
                        .extracting(item -> item.item().name() + " " + item.state())
                        .containsExactlyElementsOf(world.cluster(created).plan().nodes().stream()
                                .map(node -> node.name() + " DONE")
                                .toList()));
    }

    @Test
    void aFailedClusterCanBeMadeAnew() {
        world.catalog.room = false;
        var created = world.create(world.command());
        world.run(created.job(), Faults.NONE);
        var failed = world.cluster(created);
        world.catalog.room = true;

        var started = world.start(failed.id());
        assertThat(world.operations.request(started.job()).flow()).isEqualTo(ClusterFlows.CREATE);
        assertThat(world.run(started.job(), Faults.NONE)).isEqualTo(new Outcome.Succeeded());
        var cluster = world.cluster(failed.id());
        assertThat(cluster.state()).isEqualTo(ClusterState.RUNNING);
        assertThat(cluster.orphans().isEmpty()).isTrue();
        assertThat(cluster.plan().machines()).doesNotContainAnyElementsOf(failed.plan().machines());
    }

    @Test
    void aNameIsFreeAgainOnceItsClusterIsGone() {
        var cluster = world.running(1, 1);
        assertThatThrownBy(() -> world.create(world.command())).hasMessageContaining("exists already");
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(world.create(world.command()).entity()).isPresent();
    }

    @Test
    void someonesElsesKeyPairOrNetworkIsNoUse() {
        var command = world.command();
        command.keyPair = "bob";
        assertThatThrownBy(() -> world.create(command)).hasMessageContaining("no SSH key pair named bob");
        assertThat(Optional.of(world.inventory())).contains("");
    }
}
