package dev.mold.koral.cluster;

import dev.mold.api.flow.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Records how an operation ended in the state of its cluster. */
public final class Outcomes {
    private final ClusterStore store;
    private final Clock clock;

    public Outcomes(ClusterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Moves the cluster on, unless a delete has taken it over in the meantime. An operation that was rolled back leads
     * back to the state before it, unless the cluster has never been up.
     *
     * @param during the state that the operation put the cluster in
     * @param failure what its failure means to the cluster
     * @return whether the operation ended well and its cluster was still its own
     */
    public boolean settle(ClusterOperation operation, ClusterState during, ClusterEvent failure, Outcome outcome) {
        var itsOwn = new AtomicBoolean();
        store.update(operation.cluster(), cluster -> {
            itsOwn.set(cluster.state() == during);
            return itsOwn.get() ? after(cluster, operation, failure, outcome, clock.instant()) : cluster;
        });
        return outcome.success() && itsOwn.get();
    }

    private static KubernetesCluster after(
            KubernetesCluster cluster,
            ClusterOperation operation,
            ClusterEvent failure,
            Outcome outcome,
            Instant now) {
        if (outcome.success()) {
            return cluster.on(ClusterEvent.OPERATION_SUCCEEDED, now);
        }
        return outcome.undone() && operation.before() != ClusterState.CREATED
                ? cluster.backTo(operation.before(), now)
                : cluster.on(failure, now);
    }
}
