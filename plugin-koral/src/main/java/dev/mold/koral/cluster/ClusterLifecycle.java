package dev.mold.koral.cluster;

import static dev.mold.koral.cluster.ClusterEvent.ADD_NODE_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.AUTOSCALE_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.CREATE_FAILED;
import static dev.mold.koral.cluster.ClusterEvent.DESTROY_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.FAULTS_DETECTED;
import static dev.mold.koral.cluster.ClusterEvent.OPERATION_FAILED;
import static dev.mold.koral.cluster.ClusterEvent.OPERATION_SUCCEEDED;
import static dev.mold.koral.cluster.ClusterEvent.RECOVERY_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.REMOVE_NODE_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.SCALE_DOWN_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.SCALE_UP_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.START_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.STOP_DETECTED;
import static dev.mold.koral.cluster.ClusterEvent.STOP_REQUESTED;
import static dev.mold.koral.cluster.ClusterEvent.UPGRADE_REQUESTED;
import static dev.mold.koral.cluster.ClusterState.ALERT;
import static dev.mold.koral.cluster.ClusterState.CREATED;
import static dev.mold.koral.cluster.ClusterState.DESTROYED;
import static dev.mold.koral.cluster.ClusterState.DESTROYING;
import static dev.mold.koral.cluster.ClusterState.ERROR;
import static dev.mold.koral.cluster.ClusterState.IMPORTING;
import static dev.mold.koral.cluster.ClusterState.RECOVERING;
import static dev.mold.koral.cluster.ClusterState.REMOVING_NODES;
import static dev.mold.koral.cluster.ClusterState.RUNNING;
import static dev.mold.koral.cluster.ClusterState.SCALING;
import static dev.mold.koral.cluster.ClusterState.SCALING_STOPPED_CLUSTER;
import static dev.mold.koral.cluster.ClusterState.STARTING;
import static dev.mold.koral.cluster.ClusterState.STOPPED;
import static dev.mold.koral.cluster.ClusterState.STOPPING;
import static dev.mold.koral.cluster.ClusterState.UPGRADING;

import dev.mold.api.lifecycle.Lifecycle;

/** The states of a cluster and the transitions between them: CloudStack's table, and Koral's additions to it. */
public final class ClusterLifecycle {
    private static final Lifecycle<ClusterState, ClusterEvent> TABLE = table();

    private ClusterLifecycle() {}

    public static Lifecycle<ClusterState, ClusterEvent> get() {
        return TABLE;
    }

    private static Lifecycle<ClusterState, ClusterEvent> table() {
        var rows = Lifecycle.of(ClusterState.class, ClusterEvent.class)
                .on(CREATED, START_REQUESTED, STARTING)
                .on(STARTING, OPERATION_SUCCEEDED, RUNNING)
                .on(STARTING, OPERATION_FAILED, ALERT)
                .on(STARTING, CREATE_FAILED, ERROR)
                .on(STARTING, STOP_REQUESTED, STOPPING)
                .on(RUNNING, STOP_REQUESTED, STOPPING)
                .on(RUNNING, FAULTS_DETECTED, ALERT)
                .on(RUNNING, AUTOSCALE_REQUESTED, SCALING)
                .on(RUNNING, SCALE_UP_REQUESTED, SCALING)
                .on(RUNNING, SCALE_DOWN_REQUESTED, SCALING)
                .on(RUNNING, UPGRADE_REQUESTED, UPGRADING)
                .on(RUNNING, ADD_NODE_REQUESTED, IMPORTING)
                .on(RUNNING, REMOVE_NODE_REQUESTED, REMOVING_NODES)
                .on(RUNNING, DESTROY_REQUESTED, DESTROYING)
                .on(RUNNING, OPERATION_SUCCEEDED, RUNNING)
                .on(STOPPING, OPERATION_SUCCEEDED, STOPPED)
                .on(STOPPING, OPERATION_FAILED, ALERT)
                .on(STOPPED, START_REQUESTED, STARTING)
                .on(STOPPED, SCALE_UP_REQUESTED, SCALING_STOPPED_CLUSTER)
                .on(STOPPED, DESTROY_REQUESTED, DESTROYING)
                .on(STOPPED, OPERATION_SUCCEEDED, STOPPED)
                .on(SCALING, OPERATION_SUCCEEDED, RUNNING)
                .on(SCALING, OPERATION_FAILED, ALERT)
                .on(SCALING_STOPPED_CLUSTER, OPERATION_SUCCEEDED, STOPPED)
                .on(SCALING_STOPPED_CLUSTER, OPERATION_FAILED, ALERT)
                .on(UPGRADING, OPERATION_SUCCEEDED, RUNNING)
                .on(UPGRADING, OPERATION_FAILED, ALERT)
                .on(IMPORTING, OPERATION_SUCCEEDED, RUNNING)
                .on(IMPORTING, OPERATION_FAILED, RUNNING)
                .on(REMOVING_NODES, OPERATION_SUCCEEDED, RUNNING)
                .on(REMOVING_NODES, OPERATION_FAILED, RUNNING)
                .on(ALERT, STOP_REQUESTED, STOPPING)
                .on(ALERT, RECOVERY_REQUESTED, RECOVERING)
                .on(ALERT, ADD_NODE_REQUESTED, IMPORTING)
                .on(ALERT, REMOVE_NODE_REQUESTED, REMOVING_NODES)
                .on(ALERT, DESTROY_REQUESTED, DESTROYING)
                .on(ALERT, OPERATION_SUCCEEDED, RUNNING)
                .on(RECOVERING, OPERATION_SUCCEEDED, RUNNING)
                .on(RECOVERING, OPERATION_FAILED, ALERT)
                .on(ERROR, DESTROY_REQUESTED, DESTROYING)
                .on(DESTROYING, OPERATION_SUCCEEDED, DESTROYED);
        return withAdditions(rows).build();
    }

    private static Lifecycle.Builder<ClusterState, ClusterEvent> withAdditions(
            Lifecycle.Builder<ClusterState, ClusterEvent> rows) {
        // A cluster can be deleted in every state, so that none gets stuck.
        for (var state : new ClusterState[] {
            CREATED, STARTING, STOPPING, SCALING, SCALING_STOPPED_CLUSTER, UPGRADING, IMPORTING, REMOVING_NODES,
            RECOVERING, DESTROYING
        }) {
            rows.on(state, DESTROY_REQUESTED, DESTROYING);
        }
        // A partly deleted cluster stays in that state until it is deleted again.
        return rows.on(DESTROYING, OPERATION_FAILED, DESTROYING)
                // A failed creation or start can be retried.
                .on(ERROR, START_REQUESTED, STARTING)
                .on(ALERT, START_REQUESTED, STARTING)
                // The machines of a faulty cluster were stopped outside Koral.
                .on(ALERT, STOP_DETECTED, STOPPED);
    }
}
