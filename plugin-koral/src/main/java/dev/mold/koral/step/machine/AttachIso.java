package dev.mold.koral.step.machine;

import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import java.util.Optional;

/** Puts the binaries ISO into every node. */
public final class AttachIso implements Step<ClusterContext> {
    private final Machines machines;

    public AttachIso(Machines machines) {
        this.machines = machines;
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
        for (var id : context.plan().machines()) {
            var attached = machines.find(id).flatMap(machine -> machine.iso());
            if (!attached.equals(Optional.of(context.iso()))) {
                machines.attachIso(id, context.iso());
            }
        }
        return StepResult.done();
    }

    @Override
    public StepResult undo(ClusterContext context) {
        Isos.detach(machines, context);
        return StepResult.done();
    }
}
