package dev.mold.koral.infra;

import java.util.Optional;

/**
 * The shell of a node, as {@code docs/contracts/node-shell.md} has it. No call waits for a task.
 */
public interface NodeShell {
    /** Whether the node answers and lets us in. Never throws for a node that is not up yet. */
    boolean reachable(NodeAccess node);

    /**
     * Sees that the node has our script and these settings, and begins the task unless it is running or is done with
     * the very same settings.
     *
     * @return where the task then stands
     * @throws NodeUnreachableException if the node does not answer or is not the one it should be
     */
    TaskState start(NodeAccess node, NodeTask task, NodeSettings settings);

    /** @throws NodeUnreachableException if the node does not answer or is not the one it should be */
    TaskState status(NodeAccess node, NodeTask task);

    /**
     * The administrator's kubeconfig, as kubeadm wrote it on a control node; empty before there is one.
     *
     * @throws NodeUnreachableException if the node does not answer or is not the one it should be
     */
    Optional<String> kubeconfig(NodeAccess node);
}
