package dev.mold.koral.step.control;

import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.JoinTask;
import dev.mold.koral.step.NodeRetries;
import java.time.Duration;

/** Lets further control nodes join one at a time: etcd takes only one new member at once. */
public final class JoinControlNodes implements Step<ClusterContext> {
    private final JoinTask join;
    private final TimeLimits limits;

    public JoinControlNodes(JoinTask join, TimeLimits limits) {
        this.join = join;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "join-control-nodes";
    }

    @Override
    public String description() {
        return "Lets further control nodes join, one at a time";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var further = context.targets(NodeRole.CONTROL).stream()
                .filter(node -> !node.id().equals(context.plan().initialControlNode()))
                .toList();
        return join.oneByOne(context, NodeRole.CONTROL, further);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.NODE_TASK;
    }

    @Override
    public boolean remote() {
        return true;
    }
}
