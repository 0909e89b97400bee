package dev.mold.koral.create;

import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
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
import dev.mold.koral.step.HostKeys;
import dev.mold.koral.step.NodeTools;
import dev.mold.koral.step.cleanup.ClearOrphans;
import dev.mold.koral.step.control.AwaitNodesReady;
import dev.mold.koral.step.control.InitControlPlane;
import dev.mold.koral.step.control.JoinControlNodes;
import dev.mold.koral.step.machine.AttachIso;
import dev.mold.koral.step.machine.AwaitSsh;
import dev.mold.koral.step.machine.ChangeHostKeys;
import dev.mold.koral.step.machine.CreateMachines;
import dev.mold.koral.step.machine.DetachIso;
import dev.mold.koral.step.machine.LivingMachines;
import dev.mold.koral.step.machine.PrepareNodes;
import dev.mold.koral.step.machine.StartMachines;
import dev.mold.koral.step.network.CreateNetwork;
import dev.mold.koral.step.network.ImplementNetwork;
import dev.mold.koral.step.network.OpenPorts;
import dev.mold.koral.step.network.RecordEndpoint;
import dev.mold.koral.step.worker.JoinWorkers;
import dev.mold.koral.view.ClusterViews;
import java.util.List;

/** From nothing to a running cluster; a failure takes back all that was made. */
public final class CreateClusterFlow extends ClusterFlow {
    private final List<Step<ClusterContext>> steps;
    private final ClusterStore store;
    private final Outcomes outcomes;
    private final ClusterViews views;

    public CreateClusterFlow(
            CloudPorts cloud,
            NodeTools nodes,
            ClusterStore store,
            ClusterSecrets secrets,
            TimeLimits limits,
            ClusterContexts contexts,
            Outcomes outcomes,
            ClusterViews views) {
        super(ClusterFlows.CREATE, contexts);
        var living = new LivingMachines(cloud.machines());
        this.steps = List.of(
                new ClearOrphans(cloud.machines(), cloud.networks(), cloud.rules(), store),
                new CreateNetwork(cloud.networks()),
                new ImplementNetwork(cloud.networks(), limits),
                new CreateMachines(cloud.machines(), cloud.zones(), cloud.keyPairs(), secrets),
                new StartMachines(cloud.machines(), limits),
                new OpenPorts(cloud.rules(), nodes.accesses()),
                new AttachIso(cloud.machines()),
                living.neededBy(new AwaitSsh(nodes.shell(), nodes.accesses(), nodes.fanOut(), limits)),
                living.neededBy(new ChangeHostKeys(
                        nodes.shell(), nodes.accesses(), new HostKeys(secrets), nodes.fanOut(), limits)),
                living.neededBy(new PrepareNodes(nodes.tasks(), nodes.accesses(), nodes.settings(), limits)),
                living.neededBy(new InitControlPlane(
                        nodes.tasks(), nodes.shell(), nodes.accesses(), nodes.settings(), secrets, limits)),
                living.neededBy(new JoinControlNodes(nodes.join(), limits)),
                living.neededBy(new JoinWorkers(nodes.join(), limits)),
                living.neededBy(new AwaitNodesReady(nodes.health(), limits)),
                new DetachIso(cloud.machines()),
                new RecordEndpoint(store, secrets, nodes.accesses()));
        this.store = store;
        this.outcomes = outcomes;
        this.views = views;
    }

    @Override
    public List<Step<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.UNDO;
    }

    @Override
    public void settle(ClusterRun run, Outcome outcome) {
        outcomes.settle(run.cluster(), ClusterState.STARTING, ClusterEvent.CREATE_FAILED, outcome);
    }

    @Override
    public JobAnswer answer(ClusterRun run) {
        return views.answer(store.find(run.cluster()).orElseThrow(), run.caller());
    }
}
