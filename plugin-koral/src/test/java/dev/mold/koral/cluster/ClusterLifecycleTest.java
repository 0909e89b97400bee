package dev.mold.koral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.lifecycle.IllegalTransitionException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClusterLifecycleTest {
    /** A copy of CloudStack's table: state, events and next states. */
    private static final String FIELD = """
            CREATED: START_REQUESTED>STARTING
            STARTING: OPERATION_SUCCEEDED>RUNNING OPERATION_FAILED>ALERT CREATE_FAILED>ERROR STOP_REQUESTED>STOPPING
            RUNNING: STOP_REQUESTED>STOPPING FAULTS_DETECTED>ALERT AUTOSCALE_REQUESTED>SCALING
            RUNNING: SCALE_UP_REQUESTED>SCALING SCALE_DOWN_REQUESTED>SCALING UPGRADE_REQUESTED>UPGRADING
            RUNNING: ADD_NODE_REQUESTED>IMPORTING REMOVE_NODE_REQUESTED>REMOVING_NODES
            RUNNING: DESTROY_REQUESTED>DESTROYING OPERATION_SUCCEEDED>RUNNING
            STOPPING: OPERATION_SUCCEEDED>STOPPED OPERATION_FAILED>ALERT
            STOPPED: START_REQUESTED>STARTING SCALE_UP_REQUESTED>SCALING_STOPPED_CLUSTER
            STOPPED: DESTROY_REQUESTED>DESTROYING OPERATION_SUCCEEDED>STOPPED
            SCALING: OPERATION_SUCCEEDED>RUNNING OPERATION_FAILED>ALERT
            SCALING_STOPPED_CLUSTER: OPERATION_SUCCEEDED>STOPPED OPERATION_FAILED>ALERT
            UPGRADING: OPERATION_SUCCEEDED>RUNNING OPERATION_FAILED>ALERT
            IMPORTING: OPERATION_SUCCEEDED>RUNNING OPERATION_FAILED>RUNNING
            REMOVING_NODES: OPERATION_SUCCEEDED>RUNNING OPERATION_FAILED>RUNNING
            ALERT: STOP_REQUESTED>STOPPING RECOVERY_REQUESTED>RECOVERING ADD_NODE_REQUESTED>IMPORTING
            ALERT: REMOVE_NODE_REQUESTED>REMOVING_NODES DESTROY_REQUESTED>DESTROYING OPERATION_SUCCEEDED>RUNNING
            RECOVERING: OPERATION_SUCCEEDED>RUNNING OPERATION_FAILED>ALERT
            ERROR: DESTROY_REQUESTED>DESTROYING
            DESTROYING: OPERATION_SUCCEEDED>DESTROYED
            """;

    /** Koral's additions. */
    private static final String OURS = """
            CREATED: DESTROY_REQUESTED>DESTROYING
            STARTING: DESTROY_REQUESTED>DESTROYING
            STOPPING: DESTROY_REQUESTED>DESTROYING
            SCALING: DESTROY_REQUESTED>DESTROYING
            SCALING_STOPPED_CLUSTER: DESTROY_REQUESTED>DESTROYING
            UPGRADING: DESTROY_REQUESTED>DESTROYING
            IMPORTING: DESTROY_REQUESTED>DESTROYING
            REMOVING_NODES: DESTROY_REQUESTED>DESTROYING
            RECOVERING: DESTROY_REQUESTED>DESTROYING
            DESTROYING: DESTROY_REQUESTED>DESTROYING OPERATION_FAILED>DESTROYING
            ERROR: START_REQUESTED>STARTING
            ALERT: START_REQUESTED>STARTING STOP_DETECTED>STOPPED
            """;

    @Test
    void theTableHasTheseRowsAndNoOthers() {
        var wanted = rows(FIELD);
        assertThat(wanted).hasSize(41);
        wanted.addAll(rows(OURS));
        var found = new TreeSet<String>();
        for (var state : ClusterState.values()) {
            for (var event : ClusterLifecycle.get().events(state)) {
                found.add(state + " " + event + ">" + ClusterLifecycle.get().next(state, event));
            }
        }
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void everyClusterThatIsNotDestroyedCanBeDestroyed() {
        for (var state : ClusterState.values()) {
            assertThat(ClusterLifecycle.get().find(state, ClusterEvent.DESTROY_REQUESTED).isPresent())
                    .as(state.wireName())
                    .isEqualTo(state != ClusterState.DESTROYED);
        }
    }

    @Test
    void anEventThatIsNotForeseenIsRefused() {
        assertThatThrownBy(() -> ClusterLifecycle.get().next(ClusterState.CREATED, ClusterEvent.UPGRADE_REQUESTED))
                .isInstanceOf(IllegalTransitionException.class);
    }

    private static TreeSet<String> rows(String text) {
        var rows = new TreeSet<String>();
        text.lines().forEach(line -> {
            var state = line.substring(0, line.indexOf(':'));
            for (var transition : line.substring(line.indexOf(':') + 2).split(" ")) {
                rows.add(state + " " + transition);
            }
        });
        return rows;
    }
}
