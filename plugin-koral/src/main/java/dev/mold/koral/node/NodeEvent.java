package dev.mold.koral.node;

/** What can happen to a node. */
public enum NodeEvent {
    PREPARATION_STARTED,
    JOIN_COMPLETED,
    /** Kubernetes says that the node is ready. */
    READINESS_REPORTED,
    /** Kubernetes says that the node is not ready, or its machine has been stopped. */
    READINESS_LOST,
    DRAIN_STARTED,
    /** The drain was given up; the node takes pods again. */
    DRAIN_CANCELLED,
    REMOVAL_STARTED,
    REMOVAL_COMPLETED,
    /** What was done to create the node has been undone. */
    CREATION_UNDONE
}
