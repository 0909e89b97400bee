package dev.mold.koral.cluster;

/** The events of a cluster's lifecycle. */
public enum ClusterEvent {
    START_REQUESTED,
    STOP_REQUESTED,
    DESTROY_REQUESTED,
    RECOVERY_REQUESTED,
    AUTOSCALE_REQUESTED,
    SCALE_UP_REQUESTED,
    SCALE_DOWN_REQUESTED,
    ADD_NODE_REQUESTED,
    REMOVE_NODE_REQUESTED,
    UPGRADE_REQUESTED,
    OPERATION_SUCCEEDED,
    OPERATION_FAILED,
    CREATE_FAILED,
    FAULTS_DETECTED,
    /** All its machines were found stopped although Koral was not asked to stop them. */
    STOP_DETECTED
}
