package dev.mold.koral.cluster;

import dev.mold.api.flow.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sets the state of a cluster at the end of an operation. */
public final class Outcomes {
    private final ClusterStore store;
    private final Clock clock;

    public Outcomes(ClusterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Sets the cluster's next state, unless a delete has taken the cluster over in the meantime. If the operation was
     * rolled back, the state before it is restored, unless that was {@code CREATED}.
     *
     * @param during the state that the operation put the cluster in
     * @param failure the event for a failure
     * @return whether the operation succeeded and no delete had taken its cluster over
     */
    public boolean settle(ClusterOperation operation, ClusterState during, ClusterEvent failure, Outcome outcome) {
        var owned = new AtomicBoolean();
        store.update(operation.cluster(), cluster -> {
            owned.set(cluster.state() == during);
            return owned.get() ? after(cluster, operation, failure, outcome, clock.instant()) : cluster;
        });
        return outcome.success() && owned.get();
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
