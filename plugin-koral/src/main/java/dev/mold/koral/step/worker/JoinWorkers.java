package dev.mold.koral.step.worker;

import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.JoinTask;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.NodeStep;
import java.time.Duration;
import java.util.List;

/** Joins all workers in parallel. */
public final class JoinWorkers extends NodeStep {
    private final JoinTask join;
    private final TimeLimits limits;

    public JoinWorkers(JoinTask join, TimeLimits limits) {
        this.join = join;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "join-workers";
    }

    @Override
    public String description() {
        return "Joins the workers in parallel";
    }

    @Override
    protected List<Node> nodes(ClusterContext context) {
        return context.targets(NodeRole.WORKER);
    }

    @Override
    public StepResult apply(ClusterContext context, Node node) {
        return join.join(context, node);
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
