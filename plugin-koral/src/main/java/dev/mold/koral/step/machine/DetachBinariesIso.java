package dev.mold.koral.step.machine;

import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeStep;
import java.time.Duration;

/** Detaches the binaries ISO from the nodes once it is no longer needed. */
public final class DetachBinariesIso extends NodeStep {
    private final NodeIsos isos;
    private final TimeLimits limits;

    public DetachBinariesIso(NodeIsos isos, TimeLimits limits) {
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
    public StepResult apply(ClusterContext context, Node node) {
        return isos.detached(node);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }
}
