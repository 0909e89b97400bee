package dev.mold.koral.step.machine;

import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.node.Node;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.AcceptedHostKeys;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.NodeStep;
import dev.mold.koral.step.Pauses;
import java.time.Duration;
import java.util.List;

/**
 * Replaces every node's SSH host key from the user data by one that the node generates, before there is any pod that
 * could read the user data. The order makes it safe to crash at any point: the node generates a key; the server stores
 * that it is accepted, too; the node uses it; the server sees it and accepts no other any more.
 */
public final class ChangeHostKeys extends NodeStep {
    private final NodeShell shell;
    private final NodeAccesses accesses;
    private final AcceptedHostKeys hostKeys;
    private final TimeLimits limits;

    public ChangeHostKeys(
            NodeShell shell, NodeAccesses accesses, AcceptedHostKeys hostKeys, TimeLimits limits) {
        this.shell = shell;
        this.accesses = accesses;
        this.hostKeys = hostKeys;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "change-host-keys";
    }

    @Override
    public String description() {
        return "Makes the nodes generate SSH host keys of their own, which pods cannot read";
    }

    @Override
    public StepResult apply(ClusterContext context, Node node) {
        return changed(context, node, accesses.of(context).apply(node))
                ? StepResult.done()
                : StepResult.waiting("The node does not use its new host key yet", Pauses.NODE);
    }

    private boolean changed(ClusterContext context, Node node, NodeAccess access) {
        var accepted = access.hostKeys();
        if (AcceptedHostKeys.changed(accepted, node)) {
            return true;
        }
        if (accepted.size() == 1) {
            var made = shell.newHostKey(access);
            hostKeys.expect(context.id(), node, made);
            accepted = List.of(made, node.hostKey());
        }
        var key = accepted.get(0);
        shell.useHostKey(access.accepting(accepted), key);
        if (!uses(access.accepting(List.of(key)))) {
            return false;
        }
        hostKeys.settle(context.id(), node, key);
        return true;
    }

    /** Whether the node's SSH server uses the key already; it takes a moment to reload. */
    private boolean uses(NodeAccess withNewKey) {
        try {
            shell.logIn(withNewKey);
            return true;
        } catch (NodeRefusedException e) {
            if (e.kind() == Kind.IDENTITY) {
                return false;
            }
            throw e;
        }
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
