package dev.mold.koral.step.machine;

import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeStep;
import dev.mold.koral.step.Pauses;
import java.time.Duration;

/** Attaches the binaries ISO to the nodes. */
public final class AttachBinariesIso extends NodeStep {
    private final NodeIsos isos;
    private final TimeLimits limits;

    public AttachBinariesIso(NodeIsos isos, TimeLimits limits) {
        this.isos = isos;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "attach-iso";
    }

    @Override
    public String description() {
        return "Attaches the ISO with the Kubernetes binaries to the nodes";
    }

    @Override
    public StepResult apply(ClusterContext context, Node node) {
        return isos.attach(node, context.version().iso())
                ? StepResult.done()
                : StepResult.waiting("The ISO is being attached", Pauses.MACHINE);
    }

    @Override
    public StepResult undo(ClusterContext context, Node node) {
        return isos.detached(node);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }
}
