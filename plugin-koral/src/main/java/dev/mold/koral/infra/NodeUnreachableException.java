package dev.mold.koral.infra;

import java.time.Duration;

/** A node does not answer over SSH. This may be temporary: the node may be booting or busy. */
public final class NodeUnreachableException extends RuntimeException {
    private final transient Duration lookAgainIn;

    /** @param lookAgainIn how long to wait before a retry */
    public NodeUnreachableException(NodeAccess node, String reason, Duration lookAgainIn, Throwable cause) {
        super("Node " + node + " cannot be reached: " + reason, cause);
        this.lookAgainIn = lookAgainIn;
    }

    public Duration lookAgainIn() {
        return lookAgainIn;
    }
}
