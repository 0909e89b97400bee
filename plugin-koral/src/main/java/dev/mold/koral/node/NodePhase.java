package dev.mold.koral.node;

/** The state of a node between being planned and being gone. */
public enum NodePhase {
    /** Its ids and keys are chosen; its machine may exist, but Kubernetes is not installed on it. */
    PLANNED,
    /** Kubernetes is being installed on it. */
    PREPARING,
    /** It is a member of the cluster, but not known to be ready. */
    JOINED,
    /** Kubernetes reported it ready at the last check. */
    READY,
    /** Its pods are being evicted; new ones are not scheduled to it. */
    DRAINING,
    /** It is being removed. */
    LEAVING,
    /** Its machine has been removed permanently. */
    GONE
}
