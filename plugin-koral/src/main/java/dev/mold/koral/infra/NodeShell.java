package dev.mold.koral.infra;

import java.util.Optional;

/**
 * The shell of a node, as specified in {@code docs/contracts/node-shell.md}. Calls do not wait for tasks to end. A call
 * blocks, but no longer than the shell's time limit for a call, 30 seconds by default. Calls to a node that does not
 * answer back off: calls in between fail at once with the last failure.
 *
 * <p>Each method throws {@link NodeUnreachableException} if the node does not answer, which may be temporary, and
 * {@link NodeRefusedException} if it answers but has the wrong host key, rejects the login or fails to run a command.
 */
public interface NodeShell {
    /** Logs in; if the shell is logged in already, checks that the node still runs commands. */
    void logIn(NodeAccess node);

    /**
     * Ensures that the node has this version of the script, and starts the task with these settings unless it is
     * running or done with the same settings. The settings are sent with the start command: if the node does not
     * receive all of them, nothing is started.
     *
     * @return the state of the task after that
     */
    TaskState start(NodeAccess node, NodeTask task, NodeSettings settings);

    /** The state of the task. */
    TaskState status(NodeAccess node, NodeTask task);

    /**
     * Marks a failure as reported: the task goes to {@link TaskState.Progress#REPORTED}. Does nothing if the task has
     * been restarted since.
     *
     * @param failed the state with the failure
     */
    void acknowledge(NodeAccess node, TaskState failed);

    /** The administrator's kubeconfig, as kubeadm wrote it on a control node; empty before there is one. */
    Optional<String> kubeconfig(NodeAccess node);

    /**
     * Makes the node generate a host key, unless it has one that it does not use yet.
     *
     * @return the public key, {@code ssh-ed25519 AAAA…}; the private key stays on the node
     */
    String newHostKey(NodeAccess node);

    /**
     * Switches the node's SSH server to that host key; does nothing if it uses it already.
     *
     * @param publicKey what {@link #newHostKey} returned
     */
    void useHostKey(NodeAccess node, String publicKey);
}
