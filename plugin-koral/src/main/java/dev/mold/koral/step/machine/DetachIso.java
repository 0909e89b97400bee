package dev.mold.koral.step.machine;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import java.time.Duration;

/** Takes the binaries ISO out of the nodes once nobody needs it. */
public final class DetachIso implements Step<ClusterContext> {
    private final NodeIsos isos;
    private final TimeLimits limits;

    public DetachIso(NodeIsos isos, TimeLimits limits) {
        this.isos = isos;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "detach-iso";
    }

    @Override
    public String description() {
        return "Detaches the ISO from the nodes";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        return isos.detach(context.targets());
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }
}
