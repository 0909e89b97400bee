package dev.mold.koral.watch;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Machine;
import dev.mold.api.cloud.MachineState;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.flow.Operations;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.EventTypes;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.Node;
import dev.mold.koral.step.ClusterHealth;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what clusters should be with what their machines are, and tells the lifecycle. A cluster that an operation
 * works on is left alone.
 */
public final class ClusterScanner {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterScanner.class);

    /** Kubernetes itself gives up a node after as long. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private final ClusterStore store;
    private final Machines machines;
    private final ClusterHealth health;
    private final Operations operations;
    private final Events events;
    private final Transactions transactions;
    private final Clock clock;

    /** What was found, and what follows from it. */
    private record Finding(List<ClusterEvent> consequences, EventLevel level, String text) {}

    public ClusterScanner(
            ClusterStore store,
            Machines machines,
            ClusterHealth health,
            Operations operations,
            Events events,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.machines = machines;
        this.health = health;
        this.operations = operations;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at every cluster once. */
    public void scan() {
        store.inStates(List.of(ClusterState.RUNNING, ClusterState.ALERT)).forEach(this::scan);
    }

    private void scan(KubernetesClusterId id) {
        try {
            store.find(id)
                    .filter(this::idle)
                    .ifPresent(cluster -> find(cluster).ifPresent(finding -> apply(cluster, finding)));
        } catch (RuntimeException e) {
            // One cluster that cannot be looked at must not hide the others.
            LOG.warn("Kubernetes cluster {} could not be checked", id, e);
        }
    }

    private Optional<Finding> find(KubernetesCluster cluster) {
        return cluster.state() == ClusterState.RUNNING ? faults(cluster) : recovery(cluster);
    }

    private Optional<Finding> faults(KubernetesCluster cluster) {
        return cluster.plan().nodes().stream()
                .filter(node -> !in(node, MachineState.RUNNING))
                .findFirst()
                .map(node -> new Finding(
                        List.of(ClusterEvent.FAULTS_DETECTED),
                        EventLevel.ERROR,
                        "the machine of node " + node.name() + " is " + state(node)));
    }

    private Optional<Finding> recovery(KubernetesCluster cluster) {
        var nodes = cluster.plan().nodes();
        if (nodes.stream().allMatch(node -> in(node, MachineState.STOPPED))) {
            return Optional.of(new Finding(
                    List.of(ClusterEvent.STOP_DETECTED), EventLevel.WARN, "all its machines have been stopped"));
        }
        var well = nodes.stream().allMatch(node -> in(node, MachineState.RUNNING))
                && cluster.endpointIp().isPresent()
                && health.check(cluster, nodes, clock.instant().minus(SILENCE)).isEmpty();
        return well
                ? Optional.of(new Finding(
                        List.of(ClusterEvent.RECOVERY_REQUESTED, ClusterEvent.OPERATION_SUCCEEDED),
                        EventLevel.INFO,
                        "all its nodes are ready again"))
                : Optional.empty();
    }

    private void apply(KubernetesCluster seen, Finding finding) {
        transactions.run(() -> {
            var changed = store.update(
                    seen.id(),
                    current -> unchanged(current, seen) && idle(current) ? after(current, finding) : current);
            if (changed.state() != seen.state()) {
                events.record(
                        EventTypes.HEALTH.name(),
                        finding.level(),
                        "Kubernetes cluster " + seen.name() + " is now "
                                + changed.state().wireName() + ": " + finding.text(),
                        seen.owner(),
                        seen.subject());
            }
        });
    }

    private KubernetesCluster after(KubernetesCluster cluster, Finding finding) {
        var changed = cluster;
        for (var event : finding.consequences()) {
            changed = changed.on(event, clock.instant());
        }
        return changed;
    }

    private static boolean unchanged(KubernetesCluster current, KubernetesCluster seen) {
        return current.state() == seen.state() && current.stateSince().equals(seen.stateSince());
    }

    private boolean idle(KubernetesCluster cluster) {
        return operations
                .underWay(KubernetesCluster.RESOURCE_TYPE, cluster.id().value())
                .isEmpty();
    }

    private boolean in(Node node, MachineState state) {
        return machines.find(node.machine()).filter(machine -> machine.state() == state).isPresent();
    }

    private String state(Node node) {
        return machines.find(node.machine())
                .map(Machine::state)
                .map(MachineState::wireName)
                .orElse("gone");
    }
}
