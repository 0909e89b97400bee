package dev.mold.koral.stop;

import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.Outcome;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.ClusterFlow;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.machine.StopMachines;
import java.time.Duration;
import java.util.List;

/** Stops a cluster: workers first, so that the control plane notices that they stop. */
public final class StopClusterFlow extends ClusterFlow {
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final List<? extends FlowStep<ClusterContext>> steps;
    private final Outcomes outcomes;

    public StopClusterFlow(
            VirtualMachines machines, NodePhases phases, ClusterContexts contexts, Outcomes outcomes) {
        super(ClusterFlows.STOP, contexts);
        this.steps = List.of(
                new StopMachines(machines, phases, NodeRole.WORKER, GRACE),
                new StopMachines(machines, phases, NodeRole.CONTROL, GRACE.multipliedBy(2)));
        this.outcomes = outcomes;
    }

    @Override
    public List<? extends FlowStep<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public void settle(ClusterOperation operation, Outcome outcome) {
        outcomes.settle(operation, ClusterState.STOPPING, ClusterEvent.OPERATION_FAILED, outcome);
    }
}
