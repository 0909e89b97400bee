package dev.mold.koral.step.machine;

import dev.mold.api.flow.Item;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeStep;
import java.time.Duration;
import java.util.List;

/**
 * A step that waits for nodes, one by one. The machine of a node is looked at only while the step waits for the node.
 *
 * @param step what it does
 */
public record GuardedNodeStep(NodeStep step, RunningMachineGuard machines) implements ItemStep<ClusterContext> {
    @Override
    public String name() {
        return step.name();
    }

    @Override
    public String description() {
        return step.description();
    }

    @Override
    public List<Item> items(ClusterContext context) {
        return step.items(context);
    }

    @Override
    public StepResult apply(ClusterContext context, Item item) {
        return unlessDead(context, item, step.apply(context, item));
    }

    @Override
    public StepResult verify(ClusterContext context, Item item) {
        return unlessDead(context, item, step.verify(context, item));
    }

    @Override
    public StepResult undo(ClusterContext context, Item item) {
        return step.undo(context, item);
    }

    @Override
    public int parallel() {
        return step.parallel();
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return step.timeLimit(context);
    }

    @Override
    public RetryPolicy retries() {
        return step.retries();
    }

    @Override
    public boolean remote() {
        return step.remote();
    }

    private StepResult unlessDead(ClusterContext context, Item item, StepResult result) {
        return result instanceof StepResult.Waiting
                ? NodeStep.node(context, item).flatMap(machines::complaint).orElse(result)
                : result;
    }
}
