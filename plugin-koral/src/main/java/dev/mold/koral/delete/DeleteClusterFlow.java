package dev.mold.koral.delete;

import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.OpeningStore;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.step.CloudServices;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.ClusterFlow;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.cleanup.DeleteClusterNetwork;
import dev.mold.koral.step.cleanup.DestroyMachines;
import dev.mold.koral.step.cleanup.ForgetSecrets;
import dev.mold.koral.step.cleanup.RemoveRules;
import java.time.Clock;
import java.util.List;

/** Removes all resources of a cluster; no step fails if a resource is gone already. */
public final class DeleteClusterFlow extends ClusterFlow {
    private final List<Step<ClusterContext>> steps;
    private final ClusterStore store;
    private final Outcomes outcomes;
    private final Clock clock;

    public DeleteClusterFlow(
            CloudServices cloud,
            ClusterStore store,
            ClusterSecrets secrets,
            OpeningStore openings,
            NodePhases phases,
            ClusterContexts contexts,
            Outcomes outcomes,
            Clock clock) {
        super(ClusterFlows.DELETE, contexts);
        this.steps = List.of(
                new RemoveRules(cloud.rules(), openings),
                new DestroyMachines(cloud.machines(), phases),
                new DeleteClusterNetwork(cloud.networks()),
                new ForgetSecrets(secrets));
        this.store = store;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public List<Step<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public void settle(ClusterOperation operation, Outcome outcome) {
        if (outcomes.settle(operation, ClusterState.DESTROYING, ClusterEvent.OPERATION_FAILED, outcome)) {
            store.update(operation.cluster(), cluster -> cluster.removed(clock.instant()));
        }
    }
}
