package dev.mold.koral.step.machine;

import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import java.time.Duration;

/** Takes the binaries ISO out of every node once nobody needs it. */
public final class DetachIso implements Step<ClusterContext> {
    private final Machines machines;
    private final TimeLimits limits;

    public DetachIso(Machines machines, TimeLimits limits) {
        this.machines = machines;
        this.limits = limits;
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
        return Isos.detach(machines, context);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }
}
