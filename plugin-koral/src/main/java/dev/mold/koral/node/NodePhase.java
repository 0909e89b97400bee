package dev.mold.koral.node;

/** The state of a node between being planned and being gone. */
public enum NodePhase {
    /** Its ids and keys are chosen; its machine may exist, but has nothing of Kubernetes yet. */
    PLANNED,
    /** Kubernetes is being installed on it. */
    PREPARING,
    /** It is a member of the cluster, but not known to be ready. */
    JOINED,
    /** Kubernetes said that it is ready when it was last asked. */
    READY,
    /** Its pods are asked to leave; new ones do not come to it. */
    DRAINING,
    /** It is being removed. */
    LEAVING,
    /** Its machine has been removed permanently. */
    GONE
}
