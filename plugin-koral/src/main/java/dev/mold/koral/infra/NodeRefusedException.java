package dev.mold.koral.infra;

import java.time.Duration;

/**
 * A node answers over SSH but rejects the login or a command, or is not the expected one; waiting alone does not help.
 */
public final class NodeRefusedException extends RuntimeException {
    private final Kind kind;
    private final transient Duration lasting;
    private final transient Duration lookAgainIn;

    /** The cause. */
    public enum Kind {
        /**
         * No host key is stored for it, its host key differs or has an unsupported type, or Koral's private key is
         * malformed.
         */
        IDENTITY,
        /** The login was rejected. On a machine that has just booted, cloud-init may not have installed the key yet. */
        LOGIN,
        /** The login succeeded, but a command failed. */
        COMMAND
    }

    /**
     * @param lasting how long the node has been failing, as far as known
     * @param lookAgainIn how long to wait before a retry, if there is one
     */
    public NodeRefusedException(
            NodeAccess node, Kind kind, String reason, Duration lasting, Duration lookAgainIn, Throwable cause) {
        super("Node " + node + " cannot be used: " + reason, cause);
        this.kind = kind;
        this.lasting = lasting;
        this.lookAgainIn = lookAgainIn;
    }

    public Kind kind() {
        return kind;
    }

    public Duration lasting() {
        return lasting;
    }

    public Duration lookAgainIn() {
        return lookAgainIn;
    }
}
