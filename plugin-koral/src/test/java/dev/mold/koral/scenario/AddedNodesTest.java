package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.cluster.ClusterEventTypes;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.fake.AddNodesFlow;
import dev.mold.koral.fake.World;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.node.NodeSpec;
import dev.mold.server.job.flow.Faults;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An operation on some nodes of a running cluster does not touch the others. */
class AddedNodesTest {
    private final World world = new World();

    @Test
    void anAddedNodeJoinsAndTheOthersAreNotTouched() {
        var cluster = world.running(1, 1);
        var begun = begun(cluster);
        var node = planned(cluster, NodeRole.WORKER);

        assertThat(world.run(add(cluster, node), Faults.NONE)).isEqualTo(new Outcome.Succeeded());

        var added = find(cluster, node);
        assertThat(added.phase()).isEqualTo(NodePhase.READY);
        assertThat(added.kubernetesVersion()).contains("1.30.3");
        assertThat(added.iso()).isEmpty();
        assertThat(world.kubernetes.settings(cluster.plan().nodes().get(1).machine().value(), NodeTask.PREPARE))
                .as("the workers from before are prepared once")
                .isNotNull();
        assertThat(begun(cluster).get(1)).isEqualTo(begun.get(1));
    }

    @Test
    void anAdditionThatFailsRollsBackItsOwnNodeAlone() {
        for (var step : world.stepsOf(AddNodesFlow.NAME)) {
            if (step.equals("join-control-nodes")) {
                // does nothing for a worker
                continue;
            }
            var fresh = new World();
            var cluster = fresh.running(3, 1);
            var before = fresh.inventory();
            var node = planned(fresh, cluster, NodeRole.WORKER);

            var outcome = fresh.run(add(fresh, cluster, node), new Faults() {
                @Override
                public StepResult after(String call, StepResult result) {
                    return call.equals(step) && result instanceof StepResult.Done
                            ? new StepResult.Failed(Errors.INTERNAL, "broken by the test", false)
                            : result;
                }
            });

            assertThat(outcome.failure().orElseThrow().step()).isEqualTo(step);
            assertThat(outcome.undone()).as(step).isTrue();
            assertThat(fresh.inventory()).as(step).isEqualTo(before);
            assertThat(fresh.cluster(cluster.id()).plan().find(node.id()).orElseThrow().phase())
                    .as(step)
                    .isEqualTo(NodePhase.PLANNED);
            assertThat(fresh.cluster(cluster.id()).plan().nodes(cluster.plan().nodes().stream()
                            .map(Node::id)
                            .toList()))
                    .as(step)
                    .isEqualTo(cluster.plan().nodes());
        }
    }

    @Test
    void anyControlNodeThatAnswersLetsOthersJoin() {
        for (var role : NodeRole.values()) {
            for (var dead = 0; dead < 3; dead++) {
                var fresh = new World();
                var cluster = fresh.running(3, 1);
                fresh.machines.set(cluster.plan().nodes().get(dead).machine(), VirtualMachineState.STOPPED);
                var node = planned(fresh, cluster, role);

                assertThat(fresh.run(add(fresh, cluster, node), Faults.NONE))
                        .as(role + " while control node " + dead + " is dead")
                        .isEqualTo(new Outcome.Succeeded());
            }
        }
    }

    private Node planned(KubernetesCluster cluster, NodeRole role) {
        return planned(world, cluster, role);
    }

    /** Plans a further node of the cluster and stores it. */
    private static Node planned(World world, KubernetesCluster cluster, NodeRole role) {
        var plan = cluster.plan();
        var pool = plan.pool(role);
        var ordinal = plan.nodes().size();
        var machine = new VirtualMachineId(world.ids.next());
        var node = Node.planned(
                new NodeSpec(
                        new NodeId(world.ids.next()),
                        pool.id(),
                        plan.mainSite().id(),
                        role,
                        ordinal,
                        "web-added-" + ordinal,
                        machine,
                        pool.offering(),
                        pool.rootDiskGib(),
                        2222 + ordinal,
                        new PortForwardingRuleId(world.ids.next()),
                        "ssh-ed25519 AAAAadded"),
                world.clock.instant());
        world.secrets.put(cluster.id(), SecretName.hostKey(machine), "PRIVATE-added\n");
        world.clusters.addNodes(cluster.id(), List.of(node));
        return node;
    }

    private OperationId add(KubernetesCluster cluster, Node node) {
        return add(world, cluster, node);
    }

    private static OperationId add(World world, KubernetesCluster cluster, Node node) {
        return world.operations.submit(new OperationRequest(
                AddNodesFlow.NAME,
                ClusterOperation.on(cluster, List.of(node), World.CALL)
                        .installing(cluster.spec().version()),
                cluster.subject(),
                cluster.owner(),
                World.CALL,
                "addNodesToKubernetesCluster",
                ClusterEventTypes.START.name(),
                "adding a node",
                false));
    }

    private List<Integer> begun(KubernetesCluster cluster) {
        return cluster.plan().nodes().stream()
                .map(node -> world.kubernetes.begun(node.machine().value()))
                .collect(Collectors.toList());
    }

    private Node find(KubernetesCluster cluster, Node node) {
        return world.cluster(cluster.id()).plan().find(node.id()).orElseThrow();
    }
}
