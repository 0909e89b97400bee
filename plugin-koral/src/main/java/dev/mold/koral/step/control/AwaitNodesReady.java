package dev.mold.koral.step.control;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterHealth;
import java.time.Duration;

/**
 * Waits until Kubernetes reports every node ready, with a heartbeat since the operation began: of nodes that were just
 * powered on again, Kubernetes still reports the old status.
 */
public final class AwaitNodesReady implements Step<ClusterContext> {
    private final ClusterHealth health;
    private final TimeLimits limits;

    public AwaitNodesReady(ClusterHealth health, TimeLimits limits) {
        this.health = health;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "await-nodes-ready";
    }

    @Override
    public String description() {
        return "Waits until the nodes are ready";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        return health.check(context.cluster(), context.targets(), context.cluster().stateSince())
                .map(complaint -> StepResult.waiting(complaint.reason(), complaint.lookAgainIn()))
                .orElseGet(StepResult::done);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    @Override
    public boolean remote() {
        return true;
    }
}
