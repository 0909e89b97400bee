package dev.mold.koral.step.control;

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

/** Joins further control nodes one at a time: etcd accepts only one new member at a time. */
public final class JoinControlNodes extends NodeStep {
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
        return "Joins further control nodes, one at a time";
    }

    @Override
    protected List<Node> nodes(ClusterContext context) {
        return context.targets(NodeRole.CONTROL).stream()
                .filter(node -> !node.id().equals(context.plan().initialControlNode()))
                .toList();
    }

    @Override
    public int parallel() {
        return 1;
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
