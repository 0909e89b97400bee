package dev.mold.koral.step.machine;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.FanOut;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.Pauses;
import java.time.Duration;

/** Waits until the nodes let us in. */
public final class AwaitSsh implements Step<ClusterContext> {
    private final NodeShell shell;
    private final NodeAccesses accesses;
    private final FanOut fanOut;
    private final TimeLimits limits;

    public AwaitSsh(NodeShell shell, NodeAccesses accesses, FanOut fanOut, TimeLimits limits) {
        this.shell = shell;
        this.accesses = accesses;
        this.fanOut = fanOut;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "await-ssh";
    }

    @Override
    public String description() {
        return "Waits until the nodes have booted and answer over SSH";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var access = accesses.of(context);
        var answers = fanOut.each(context.targets(), node -> shell.reachable(access.apply(node)));
        var up = answers.values().stream().filter(Boolean::booleanValue).count();
        return up == answers.size()
                ? StepResult.done()
                : StepResult.waiting(up + " of " + answers.size() + " nodes answer over SSH", Pauses.NODE);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }
}
