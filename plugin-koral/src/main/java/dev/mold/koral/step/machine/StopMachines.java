package dev.mold.koral.step.machine;

import dev.mold.api.cloud.MachineState;
import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Shuts down the machines of one role; those that have not stopped after a grace period, counted from when the cluster
 * began to stop, are switched off.
 */
public final class StopMachines implements Step<ClusterContext> {
    private static final Set<MachineState> AT_REST =
            EnumSet.of(MachineState.STOPPED, MachineState.ERROR, MachineState.DESTROYED, MachineState.EXPUNGING);

    private final Machines machines;
    private final Clock clock;
    private final NodeRole role;
    private final Duration grace;

    public StopMachines(Machines machines, Clock clock, NodeRole role, Duration grace) {
        this.machines = machines;
        this.clock = clock;
        this.role = role;
        this.grace = grace;
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
    public StepResult apply(ClusterContext context) {
        var forced = clock.instant().isAfter(context.cluster().stateSince().plus(grace));
        // Told again at every look: the server may have died before the host was told.
        var awake = context.plan().nodes(role).stream()
                .map(Node::machine)
                .map(machines::find)
                .flatMap(Optional::stream)
                .filter(machine -> !AT_REST.contains(machine.state()))
                .map(machine -> machines.stop(machine.id(), forced))
                .filter(machine -> !AT_REST.contains(machine.state()))
                .count();
        return awake == 0
                ? StepResult.done()
                : StepResult.waiting(awake + " machines are shutting down", Pauses.MACHINE);
    }
}
