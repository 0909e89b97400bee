package dev.mold.koral.step.machine;

import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import java.time.Duration;

/**
 * A step that waits for nodes. Machines are looked at only while it waits: a step that is done, or has failed with a
 * reason of its own, has said all there is to say.
 *
 * @param step what it does
 */
public record GuardedStep(Step<ClusterContext> step, RunningMachineGuard machines) implements Step<ClusterContext> {
    @Override
    public String name() {
        return step.name();
    }

    @Override
    public String description() {
        return step.description();
    }

    @Override
    public StepResult apply(ClusterContext context) {
        return unlessDead(context, step.apply(context));
    }

    @Override
    public StepResult verify(ClusterContext context) {
        return unlessDead(context, step.verify(context));
    }

    @Override
    public StepResult undo(ClusterContext context) {
        return step.undo(context);
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

    private StepResult unlessDead(ClusterContext context, StepResult result) {
        return result instanceof StepResult.Waiting ? machines.complaint(context).orElse(result) : result;
    }
}
