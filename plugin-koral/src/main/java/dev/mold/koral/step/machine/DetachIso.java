package dev.mold.koral.step.machine;

import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;

/** Takes the binaries ISO out of every node once nobody needs it. */
public final class DetachIso implements Step<ClusterContext> {
    private final Machines machines;

    public DetachIso(Machines machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "detach-iso";
    }

    @Override
    public String description() {
        return "Detaches the ISO from all nodes";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        Isos.detach(machines, context);
        return StepResult.done();
    }
}
