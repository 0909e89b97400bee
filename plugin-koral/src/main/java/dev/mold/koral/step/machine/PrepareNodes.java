package dev.mold.koral.step.machine;

import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.BootstrapSettings;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.NodeStep;
import dev.mold.koral.step.NodeTasks;
import java.time.Duration;
import java.util.List;

/** Installs Kubernetes on the nodes from the ISO. */
public final class PrepareNodes extends NodeStep {
    private final NodeTasks tasks;
    private final NodeAccesses accesses;
    private final BootstrapSettings settings;
    private final TimeLimits limits;
    private final NodePhases phases;

    public PrepareNodes(
            NodeTasks tasks,
            NodeAccesses accesses,
            BootstrapSettings settings,
            TimeLimits limits,
            NodePhases phases) {
        this.tasks = tasks;
        this.accesses = accesses;
        this.settings = settings;
        this.limits = limits;
        this.phases = phases;
    }

    @Override
    public String name() {
        return "prepare-nodes";
    }

    @Override
    public String description() {
        return "Installs Kubernetes and the container runtime on the nodes";
    }

    @Override
    public StepResult apply(ClusterContext context, Node node) {
        phases.move(List.of(node), NodeEvent.PREPARATION_STARTED);
        return tasks.advance(
                accesses.of(context).apply(node), NodeTask.PREPARE, () -> settings.prepare(context, node));
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
