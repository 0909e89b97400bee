package dev.mold.koral.step.machine;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.NodeStep;
import dev.mold.koral.step.Pauses;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Shuts down the machines of one role. A machine that has not stopped after a grace period is powered off. The period
 * begins with the first request and excludes time in which no server was running.
 */
public final class StopMachines extends NodeStep {
    private static final Set<VirtualMachineState> AT_REST =
            EnumSet.of(VirtualMachineState.STOPPED,
                    VirtualMachineState.ERROR, VirtualMachineState.DESTROYED, VirtualMachineState.EXPUNGING);

    private final VirtualMachines machines;
    private final NodeRole role;
    private final Duration grace;
    private final NodePhases phases;

    public StopMachines(VirtualMachines machines, NodePhases phases, NodeRole role, Duration grace) {
        this.machines = machines;
        this.role = role;
        this.grace = grace;
        this.phases = phases;
    }

    @Override
    public String name() {
        return role == NodeRole.CONTROL ? "stop-control-nodes" : "stop-workers";
    }

    @Override
    public String description() {
        return role == NodeRole.CONTROL ? "Shuts down the control nodes" : "Shuts down the workers";
    }

    @Override
    protected List<Node> nodes(ClusterContext context) {
        return context.targets(role);
    }

    @Override
    public StepResult apply(ClusterContext context, Node node) {
        var machine = machines.find(node.machine()).filter(found -> !AT_REST.contains(found.state()));
        // Requested again at every poll: the server may have crashed before the host was called.
        var stopping = machine.map(found -> machines.stop(found.id(), overdue(context, node)))
                .filter(found -> !AT_REST.contains(found.state()));
        if (stopping.isPresent()) {
            return StepResult.waiting("The machine is shutting down", Pauses.MACHINE);
        }
        if (node.member()) {
            phases.move(List.of(node), NodeEvent.READINESS_LOST);
        }
        return StepResult.done();
    }

    /** Whether the grace period has passed since the first request, in the operation's active time. */
    private boolean overdue(ClusterContext context, Node node) {
        var key = "stop-requested/" + node.id();
        var now = context.data().activeTime();
        var requested = context.data().get(key).map(Duration::parse);
        if (requested.isEmpty()) {
            context.data().put(key, now.toString());
        }
        return requested.map(since -> now.minus(since).compareTo(grace) > 0).orElse(false);
    }
}
