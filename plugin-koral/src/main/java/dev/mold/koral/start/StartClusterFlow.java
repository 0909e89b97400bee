package dev.mold.koral.start;

import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Outcome;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.CloudServices;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.ClusterFlow;
import dev.mold.koral.step.NodeTools;
import dev.mold.koral.step.control.AwaitApi;
import dev.mold.koral.step.control.AwaitNodesReady;
import dev.mold.koral.step.machine.RunningMachineGuard;
import dev.mold.koral.step.machine.StartMachines;
import dev.mold.koral.step.network.ImplementClusterNetwork;
import dev.mold.koral.step.network.OpenPorts;
import dev.mold.koral.view.ClusterViews;
import java.util.List;

/** Starts a stopped or faulty cluster; lost network rules are created again. */
public final class StartClusterFlow extends ClusterFlow {
    private final List<? extends FlowStep<ClusterContext>> steps;
    private final ClusterStore store;
    private final Outcomes outcomes;
    private final ClusterViews views;

    public StartClusterFlow(
            CloudServices cloud,
            NodeTools nodes,
            ClusterStore store,
            ClusterSecrets secrets,
            TimeLimits limits,
            ClusterContexts contexts,
            Outcomes outcomes,
            ClusterViews views) {
        super(ClusterFlows.START, contexts);
        var guard = new RunningMachineGuard(cloud.machines());
        this.steps = List.of(
                new ImplementClusterNetwork(cloud.networks(), limits),
                new StartMachines(cloud.machines(), limits),
                new OpenPorts(cloud.networks(), cloud.rules(), store, nodes.openings(), limits),
                guard.guarded(new AwaitApi(nodes.kube(), secrets, limits)),
                guard.guarded(new AwaitNodesReady(nodes.health(), limits)));
        this.store = store;
        this.outcomes = outcomes;
        this.views = views;
    }

    @Override
    public List<? extends FlowStep<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public void settle(ClusterOperation operation, Outcome outcome) {
        outcomes.settle(operation, ClusterState.STARTING, ClusterEvent.OPERATION_FAILED, outcome);
    }

    @Override
    public JobAnswer answer(ClusterOperation operation) {
        return views.answer(store.find(operation.cluster()).orElseThrow(), operation.caller());
    }
}
