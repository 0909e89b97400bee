package dev.mold.koral.step.machine;

import dev.mold.api.cloud.MachineState;
import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodePhases;
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
    private final NodePhases phases;

    public StopMachines(Machines machines, NodePhases phases, Clock clock, NodeRole role, Duration grace) {
        this.machines = machines;
        this.clock = clock;
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
    public StepResult apply(ClusterContext context) {
        var forced = clock.instant().isAfter(context.cluster().stateSince().plus(grace));
        // Told again at every look: the server may have died before the host was told.
        var nodes = context.targets(role);
        var awake = nodes.stream()
                .map(Node::machine)
                .map(machines::find)
                .flatMap(Optional::stream)
                .filter(machine -> !AT_REST.contains(machine.state()))
                .map(machine -> machines.stop(machine.id(), forced))
                .filter(machine -> !AT_REST.contains(machine.state()))
                .count();
        if (awake > 0) {
            return StepResult.waiting(awake + " machines are shutting down", Pauses.MACHINE);
        }
        phases.move(nodes.stream().filter(Node::member).toList(), NodeEvent.READINESS_LOST);
        return StepResult.done();
    }
}
