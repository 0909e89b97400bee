package dev.mold.koral.step.machine;

import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.BootstrapSettings;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.NodeTasks;
import dev.mold.koral.step.NodeTasks.Assignment;
import java.time.Duration;

/** Has all nodes install Kubernetes from the ISO at the same time. */
public final class PrepareNodes implements Step<ClusterContext> {
    private final NodeTasks tasks;
    private final NodeAccesses accesses;
    private final BootstrapSettings settings;
    private final TimeLimits limits;

    public PrepareNodes(NodeTasks tasks, NodeAccesses accesses, BootstrapSettings settings, TimeLimits limits) {
        this.tasks = tasks;
        this.accesses = accesses;
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "prepare-nodes";
    }

    @Override
    public String description() {
        return "Installs Kubernetes and the container runtime on all nodes";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var access = accesses.of(context);
        return tasks.advance(
                context.plan().nodes(),
                node -> new Assignment(access.apply(node), NodeTask.PREPARE, settings.prepare(context, node)));
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.install();
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
