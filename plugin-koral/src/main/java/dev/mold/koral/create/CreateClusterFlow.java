package dev.mold.koral.create;

import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.StepOrder;
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
import dev.mold.koral.step.AcceptedHostKeys;
import dev.mold.koral.step.NodeTools;
import dev.mold.koral.step.cleanup.ClearOrphans;
import dev.mold.koral.step.control.AwaitNodesReady;
import dev.mold.koral.step.control.ForgetJoinCredentials;
import dev.mold.koral.step.control.InitControlPlane;
import dev.mold.koral.step.control.JoinControlNodes;
import dev.mold.koral.step.machine.AttachBinariesIso;
import dev.mold.koral.step.machine.AwaitSsh;
import dev.mold.koral.step.machine.ChangeHostKeys;
import dev.mold.koral.step.machine.CreateMachines;
import dev.mold.koral.step.machine.DetachBinariesIso;
import dev.mold.koral.step.machine.NodeIsos;
import dev.mold.koral.step.machine.PrepareNodes;
import dev.mold.koral.step.machine.RunningMachineGuard;
import dev.mold.koral.step.machine.StartMachines;
import dev.mold.koral.step.network.ChooseRanges;
import dev.mold.koral.step.network.CreateClusterNetwork;
import dev.mold.koral.step.network.ImplementClusterNetwork;
import dev.mold.koral.step.network.OpenPorts;
import dev.mold.koral.step.network.RecordEndpoint;
import dev.mold.koral.step.worker.JoinWorkers;
import dev.mold.koral.view.ClusterViews;
import java.util.List;

/** Creates a cluster; a failure rolls back all that was created. */
public final class CreateClusterFlow extends ClusterFlow {
    private final List<? extends FlowStep<ClusterContext>> steps;
    private final ClusterStore store;
    private final Outcomes outcomes;
    private final ClusterViews views;

    public CreateClusterFlow(
            CloudServices cloud,
            NodeTools nodes,
            ClusterStore store,
            ClusterSecrets secrets,
            TimeLimits limits,
            ClusterContexts contexts,
            Outcomes outcomes,
            ClusterViews views) {
        super(ClusterFlows.CREATE, contexts);
        var guard = new RunningMachineGuard(cloud.machines());
        var isos = new NodeIsos(cloud.machines(), store);
        this.steps = List.of(
                new ClearOrphans(cloud.machines(), cloud.networks(), cloud.rules(), store),
                new CreateClusterNetwork(cloud.networks(), store),
                new ImplementClusterNetwork(cloud.networks(), limits),
                new CreateMachines(cloud.machines(), cloud.zones(), cloud.keyPairs(), secrets, nodes.phases()),
                new StartMachines(cloud.machines(), limits),
                new OpenPorts(cloud.networks(), cloud.rules(), store, nodes.openings(), limits),
                new ChooseRanges(cloud.networks(), nodes.ranges()),
                new AttachBinariesIso(isos, limits),
                guard.guarded(new AwaitSsh(nodes.shell(), nodes.accesses(), limits)),
                guard.guarded(new ChangeHostKeys(
                        nodes.shell(), nodes.accesses(), new AcceptedHostKeys(secrets), limits)),
                guard.guarded(new PrepareNodes(
                        nodes.tasks(), nodes.accesses(), nodes.settings(), limits, nodes.phases())),
                guard.guarded(new InitControlPlane(
                        nodes.tasks(),
                        nodes.shell(),
                        nodes.accesses(),
                        nodes.settings(),
                        secrets,
                        limits,
                        nodes.phases())),
                guard.guarded(new JoinControlNodes(nodes.join(), limits)),
                guard.guarded(new JoinWorkers(nodes.join(), limits)),
                guard.guarded(new AwaitNodesReady(nodes.health(), limits)),
                new DetachBinariesIso(isos, limits),
                new ForgetJoinCredentials(nodes.credentials()),
                new RecordEndpoint(store, secrets, nodes.accesses()));
        this.store = store;
        this.outcomes = outcomes;
        this.views = views;
    }

    @Override
    public List<? extends FlowStep<ClusterContext>> steps() {
        return steps;
    }

    /** Nodes progress independently until they join: a worker is prepared while the control plane is created. */
    @Override
    public StepOrder order() {
        return StepOrder.sequential()
                .after("attach-iso", "start-machines")
                .after("await-ssh", "start-machines", "open-ports")
                .after("change-host-keys", "await-ssh")
                .after("prepare-nodes", "change-host-keys", "attach-iso", "choose-ranges")
                .after("init-control-plane", "prepare-nodes")
                .after("join-control-nodes", "prepare-nodes", "init-control-plane")
                .after("join-workers", "prepare-nodes", "init-control-plane", "join-control-nodes");
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.UNDO;
    }

    @Override
    public void settle(ClusterOperation operation, Outcome outcome) {
        outcomes.settle(operation, ClusterState.STARTING, ClusterEvent.CREATE_FAILED, outcome);
    }

    @Override
    public JobAnswer answer(ClusterOperation operation) {
        return views.answer(store.find(operation.cluster()).orElseThrow(), operation.caller());
    }
}
