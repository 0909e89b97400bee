package dev.mold.koral.cluster;

import dev.mold.api.flow.Outcome;
import java.time.Clock;

/** Records how an operation ended in the state of its cluster. */
public final class Outcomes {
    private final ClusterStore store;
    private final Clock clock;

    public Outcomes(ClusterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Moves the cluster on, unless a delete has taken it over in the meantime.
     *
     * @param during the state that the operation put the cluster in
     * @param failure what its failure means to the cluster
     * @return whether the operation ended well and its cluster was still its own
     */
    public boolean settle(KubernetesClusterId id, ClusterState during, ClusterEvent failure, Outcome outcome) {
        if (outcome instanceof Outcome.Cancelled) {
            return false;
        }
        var event = outcome.success() ? ClusterEvent.OPERATION_SUCCEEDED : failure;
        var settled = store.update(
                id, cluster -> cluster.state() == during ? cluster.on(event, clock.instant()) : cluster);
        return outcome.success() && settled.state() != during;
    }
}
