package dev.mold.koral.watch;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterEventTypes;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.Shard;
import dev.mold.koral.node.Node;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the states of clusters with their machines and with what Kubernetes reports, batch by batch, and updates the
 * states. Skips clusters with a running operation.
 */
public final class ClusterScanner {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterScanner.class);
    private static final List<ClusterState> WATCHED = List.of(ClusterState.RUNNING, ClusterState.ALERT);
    private static final int BATCH = 100;

    private final ClusterStore store;
    private final VirtualMachines machines;
    private final HealthChecks health;
    private final Operations operations;
    private final Events events;
    private final Transactions transactions;
    private final Clock clock;

    /** A finding about a cluster, and the lifecycle events that follow from it. */
    private record Finding(List<ClusterEvent> consequences, EventLevel level, String text) {}

    public ClusterScanner(
            ClusterStore store,
            VirtualMachines machines,
            HealthChecks health,
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

    /** Checks every cluster of a shard once. */
    public void scan(Shard shard) {
        Optional<KubernetesClusterId> last = Optional.empty();
        List<KubernetesCluster> batch;
        do {
            batch = store.inStates(WATCHED, shard, last, BATCH);
            if (!batch.isEmpty()) {
                last = Optional.of(batch.get(batch.size() - 1).id());
                scan(batch);
            }
        } while (batch.size() == BATCH);
    }

    private void scan(List<KubernetesCluster> batch) {
        var busy = operations.underWay(KubernetesCluster.RESOURCE_TYPE, batch.stream().map(this::uuid).toList());
        var idle = batch.stream().filter(cluster -> !busy.contains(uuid(cluster))).toList();
        var states = machines.states(idle.stream()
                .flatMap(cluster -> cluster.plan().machines().stream())
                .toList());
        var checked = health.check(
                idle.stream().filter(cluster -> all(cluster, states, VirtualMachineState.RUNNING)).toList());
        for (var cluster : idle) {
            try {
                find(cluster, states, checked).ifPresent(finding -> apply(cluster, finding));
            } catch (RuntimeException e) {
                // a cluster whose state cannot be updated must not prevent the others' checks
                LOG.warn("The state of Kubernetes cluster {} could not be updated", cluster.id(), e);
            }
        }
    }

    private Optional<Finding> find(
            KubernetesCluster cluster,
            Map<VirtualMachineId, VirtualMachineState> states,
            Map<KubernetesClusterId, Optional<String>> checked) {
        return cluster.state() == ClusterState.RUNNING
                ? fault(cluster, states).or(() -> complaint(cluster, checked))
                : recovery(cluster, states, checked);
    }

    private Optional<Finding> fault(KubernetesCluster cluster, Map<VirtualMachineId, VirtualMachineState> states) {
        return cluster.plan().nodes().stream()
                .filter(node -> states.get(node.machine()) != VirtualMachineState.RUNNING)
                .findFirst()
                .map(node -> alert("the machine of node " + node.name() + " is " + state(node, states)));
    }

    private Optional<Finding> complaint(
            KubernetesCluster cluster, Map<KubernetesClusterId, Optional<String>> checked) {
        return checked.getOrDefault(cluster.id(), Optional.empty())
                .filter(complaint -> health.repeated(cluster.id()))
                .map(ClusterScanner::alert);
    }

    private static Finding alert(String text) {
        return new Finding(List.of(ClusterEvent.FAULTS_DETECTED), EventLevel.ERROR, text);
    }

    private Optional<Finding> recovery(
            KubernetesCluster cluster,
            Map<VirtualMachineId, VirtualMachineState> states,
            Map<KubernetesClusterId, Optional<String>> checked) {
        if (all(cluster, states, VirtualMachineState.STOPPED)) {
            return Optional.of(new Finding(
                    List.of(ClusterEvent.STOP_DETECTED), EventLevel.WARN, "all its machines have been stopped"));
        }
        var healthy = cluster.endpointIp().isPresent()
                && Optional.ofNullable(checked.get(cluster.id())).filter(Optional::isEmpty).isPresent();
        return healthy
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
                    current -> current.state() == seen.state()
                                    && current.stateSince().equals(seen.stateSince())
                                    && idle(current)
                            ? after(current, finding)
                            : current);
            if (changed.state() != seen.state()) {
                events.record(
                        ClusterEventTypes.HEALTH.name(),
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

    private boolean idle(KubernetesCluster cluster) {
        return operations.underWay(KubernetesCluster.RESOURCE_TYPE, List.of(uuid(cluster))).isEmpty();
    }

    private UUID uuid(KubernetesCluster cluster) {
        return cluster.id().value();
    }

    private static boolean all(
            KubernetesCluster cluster, Map<VirtualMachineId, VirtualMachineState> states, VirtualMachineState wanted) {
        return cluster.plan().nodes().stream().allMatch(node -> states.get(node.machine()) == wanted);
    }

    private static String state(Node node, Map<VirtualMachineId, VirtualMachineState> states) {
        return Optional.ofNullable(states.get(node.machine())).map(VirtualMachineState::wireName).orElse("gone");
    }
}
