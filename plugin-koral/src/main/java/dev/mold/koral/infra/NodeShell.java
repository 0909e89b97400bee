package dev.mold.koral.infra;

import java.util.Optional;

/**
 * The shell of a node, as {@code docs/contracts/node-shell.md} has it. No call waits for a task. Every call blocks its
 * thread, but no longer than the shell's limit for a whole call, 30 seconds by standard, whatever the node does. A node
 * that does not answer is asked less and less often: calls in between fail at once with what was last seen of it.
 *
 * <p>Each method throws {@link NodeUnreachableException} if the node does not answer, which may pass, and {@link
 * NodeRefusedException} if it answers but is not the one it should be, does not let us in or does not do what it is told.
 */
public interface NodeShell {
    /** Logs in, and does nothing more. */
    void logIn(NodeAccess node);

    /**
     * Ensures that the node has our script, and begins the task with these settings unless it is running or is done
     * with the very same ones. The settings travel with the start: the node has all of them, or nothing is begun.
     *
     * @return where the task then stands
     */
    TaskState start(NodeAccess node, NodeTask task, NodeSettings settings);

    /** The state of the task. */
    TaskState status(NodeAccess node, NodeTask task);

    /**
     * Has the node note that a failure has been reported: from then on the task stands at {@link
     * TaskState.Progress#REPORTED}. Does nothing if the task has been begun again since.
     *
     * @param failed the state that told of the failure
     */
    void acknowledge(NodeAccess node, TaskState failed);

    /** The administrator's kubeconfig, as kubeadm wrote it on a control node; empty before there is one. */
    Optional<String> kubeconfig(NodeAccess node);

    /**
     * Has the node make a host key of its own, unless it has one that it does not use yet.
     *
     * @return its public half, {@code ssh-ed25519 AAAA…}; the private half stays on the node
     */
    String newHostKey(NodeAccess node);

    /**
     * Has the node show that host key from now on; does nothing if it does already.
     *
     * @param publicKey what {@link #newHostKey} returned
     */
    void useHostKey(NodeAccess node, String publicKey);
}
