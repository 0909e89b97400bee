package dev.mold.koral.infra;

/** A node does not answer over SSH, or answers with a host key that is not its own. */
public final class NodeUnreachableException extends RuntimeException {
    public NodeUnreachableException(NodeAccess node, String reason, Throwable cause) {
        super("Node " + node + " cannot be reached: " + reason, cause);
    }
}
