package dev.mold.koral.delete;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterRun;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.step.CloudPorts;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.cleanup.DeleteNetwork;
import dev.mold.koral.step.cleanup.DestroyMachines;
import dev.mold.koral.step.cleanup.ForgetSecrets;
import dev.mold.koral.step.cleanup.RemoveRules;
import java.time.Clock;
import java.util.List;

/** Removes all that a cluster has; each step takes it as done where something is gone already. */
public final class DeleteClusterFlow implements Flow<ClusterRun, ClusterContext> {
    private final List<Step<ClusterContext>> steps;
    private final ClusterContexts contexts;
    private final ClusterStore store;
    private final Outcomes outcomes;
    private final Clock clock;

    public DeleteClusterFlow(
            CloudPorts cloud,
            ClusterStore store,
            ClusterSecrets secrets,
            ClusterContexts contexts,
            Outcomes outcomes,
            Clock clock) {
        this.steps = List.of(
                new RemoveRules(cloud.rules()),
                new DestroyMachines(cloud.machines()),
                new DeleteNetwork(cloud.networks()),
                new ForgetSecrets(secrets));
        this.contexts = contexts;
        this.store = store;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return ClusterFlows.DELETE;
    }

    @Override
    public Class<ClusterRun> inputType() {
        return ClusterRun.class;
    }

    @Override
    public List<Step<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public ClusterContext load(ClusterRun run) {
        return contexts.load(run.cluster());
    }

    @Override
    public void settle(ClusterRun run, Outcome outcome) {
        if (outcomes.settle(run.cluster(), ClusterState.DESTROYING, ClusterEvent.OPERATION_FAILED, outcome)) {
            store.update(run.cluster(), cluster -> cluster.removed(clock.instant()));
        }
    }
}
