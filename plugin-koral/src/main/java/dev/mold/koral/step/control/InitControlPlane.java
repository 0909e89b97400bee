package dev.mold.koral.step.control;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.NodeShell;
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

/** Creates the control plane on its first node and stores the administrator's kubeconfig encrypted. */
public final class InitControlPlane extends NodeStep {
    private final NodeTasks tasks;
    private final NodeShell shell;
    private final NodeAccesses accesses;
    private final BootstrapSettings settings;
    private final ClusterSecrets secrets;
    private final TimeLimits limits;
    private final NodePhases phases;

    public InitControlPlane(
            NodeTasks tasks,
            NodeShell shell,
            NodeAccesses accesses,
            BootstrapSettings settings,
            ClusterSecrets secrets,
            TimeLimits limits,
            NodePhases phases) {
        this.tasks = tasks;
        this.shell = shell;
        this.accesses = accesses;
        this.settings = settings;
        this.secrets = secrets;
        this.limits = limits;
        this.phases = phases;
    }

    @Override
    public String name() {
        return "init-control-plane";
    }

    @Override
    public String description() {
        return "Creates the control plane on its first node";
    }

    @Override
    protected List<Node> nodes(ClusterContext context) {
        return context.targets().stream()
                .filter(node -> node.id().equals(context.plan().initialControlNode()))
                .toList();
    }

    @Override
    public StepResult apply(ClusterContext context, Node first) {
        var access = accesses.of(context).apply(first);
        var result = tasks.advance(access, NodeTask.INIT, () -> settings.init(context, access.host()));
        if (!(result instanceof StepResult.Done)) {
            return result;
        }
        var kubeconfig = shell.kubeconfig(access);
        if (kubeconfig.isEmpty()) {
            return StepResult.failed(
                    Errors.BACKEND_FAILED, "Node " + first.name() + " has no kubeconfig although task init is done");
        }
        secrets.put(context.id(), SecretName.KUBECONFIG, kubeconfig.get());
        phases.move(List.of(first), NodeEvent.JOIN_COMPLETED);
        return StepResult.done();
    }

    @Override
    public StepResult undo(ClusterContext context, Node first) {
        secrets.remove(context.id(), SecretName.KUBECONFIG);
        return StepResult.done();
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
