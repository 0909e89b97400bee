package dev.mold.koral.node;

/** The events of a node's lifecycle. */
public enum NodeEvent {
    PREPARATION_STARTED,
    JOIN_COMPLETED,
    /** Kubernetes reports that the node is ready. */
    READINESS_REPORTED,
    /** Kubernetes reports that the node is not ready, or its machine has been stopped. */
    READINESS_LOST,
    DRAIN_STARTED,
    /** The drain was cancelled; pods are scheduled to the node again. */
    DRAIN_CANCELLED,
    REMOVAL_STARTED,
    REMOVAL_COMPLETED,
    /** The creation of the node has been rolled back. */
    CREATION_UNDONE
}
