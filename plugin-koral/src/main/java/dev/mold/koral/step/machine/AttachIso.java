package dev.mold.koral.step.machine;

import dev.mold.api.cloud.Machine;
import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.MachineId;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.time.Duration;
import java.util.Optional;

/** Puts the binaries ISO into every node. */
public final class AttachIso implements Step<ClusterContext> {
    private final Machines machines;
    private final TimeLimits limits;

    public AttachIso(Machines machines, TimeLimits limits) {
        this.machines = machines;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "attach-iso";
    }

    @Override
    public String description() {
        return "Attaches the ISO with the Kubernetes binaries to all nodes";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var missing = context.plan().machines().stream()
                .filter(id -> !attached(id, context))
                .filter(id -> !machines.attachIso(id, context.iso()))
                .count();
        return missing == 0
                ? StepResult.done()
                : StepResult.waiting("The ISO is being attached to " + missing + " machines", Pauses.MACHINE);
    }

    @Override
    public StepResult undo(ClusterContext context) {
        return Isos.detach(machines, context);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    private boolean attached(MachineId id, ClusterContext context) {
        return machines.find(id).flatMap(Machine::iso).equals(Optional.of(context.iso()));
    }
}
