package dev.mold.koral.start;

import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterRun;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.CloudPorts;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.ClusterFlow;
import dev.mold.koral.step.NodeTools;
import dev.mold.koral.step.control.AwaitApi;
import dev.mold.koral.step.control.AwaitNodesReady;
import dev.mold.koral.step.machine.LivingMachines;
import dev.mold.koral.step.machine.StartMachines;
import dev.mold.koral.step.network.ImplementNetwork;
import dev.mold.koral.step.network.OpenPorts;
import dev.mold.koral.view.ClusterViews;
import java.util.List;

/** Brings a stopped or faulty cluster up; rules that were lost are made again. */
public final class StartClusterFlow extends ClusterFlow {
    private final List<Step<ClusterContext>> steps;
    private final ClusterStore store;
    private final Outcomes outcomes;
    private final ClusterViews views;

    public StartClusterFlow(
            CloudPorts cloud,
            NodeTools nodes,
            ClusterStore store,
            ClusterSecrets secrets,
            TimeLimits limits,
            ClusterContexts contexts,
            Outcomes outcomes,
            ClusterViews views) {
        super(ClusterFlows.START, contexts);
        var living = new LivingMachines(cloud.machines());
        this.steps = List.of(
                new ImplementNetwork(cloud.networks(), limits),
                new StartMachines(cloud.machines(), limits),
                new OpenPorts(cloud.networks(), cloud.rules(), store, nodes.openings(), limits),
                living.neededBy(new AwaitApi(nodes.kube(), secrets, limits)),
                living.neededBy(new AwaitNodesReady(nodes.health(), limits)));
        this.store = store;
        this.outcomes = outcomes;
        this.views = views;
    }

    @Override
    public List<Step<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public void settle(ClusterRun run, Outcome outcome) {
        outcomes.settle(run.cluster(), ClusterState.STARTING, ClusterEvent.OPERATION_FAILED, outcome);
    }

    @Override
    public JobAnswer answer(ClusterRun run) {
        return views.answer(store.find(run.cluster()).orElseThrow(), run.caller());
    }
}
