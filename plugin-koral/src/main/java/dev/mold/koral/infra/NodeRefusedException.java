package dev.mold.koral.infra;

import java.time.Duration;

/** A node answers over SSH, but not as it should: waiting does not help by itself. */
public final class NodeRefusedException extends RuntimeException {
    private final Kind kind;
    private final transient Duration lasting;
    private final transient Duration lookAgainIn;

    /** What is wrong. */
    public enum Kind {
        /** We know no host key of it, or it has another, or none of a kind we take; or our own key is unreadable. */
        IDENTITY,
        /** It does not let us in. A machine that has just booted may not have heard of our key yet. */
        LOGIN,
        /** It let us in, but does not do what it is told. */
        COMMAND
    }

    /**
     * @param lasting how long it has been like that, as far as is known
     * @param lookAgainIn how long to leave it alone, if it is to be tried again
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
