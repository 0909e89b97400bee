package dev.mold.koral.cluster;

import dev.mold.api.error.ApiException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The state of a cluster; the names are CloudStack's. */
public enum ClusterState {
    /** Stored, nothing created in the cloud yet. */
    CREATED("Created"),
    /** Its machines are being created or started. */
    STARTING("Starting"),
    RUNNING("Running"),
    STOPPING("Stopping"),
    STOPPED("Stopped"),
    SCALING("Scaling"),
    SCALING_STOPPED_CLUSTER("ScalingStoppedCluster"),
    UPGRADING("Upgrading"),
    /** Existing machines are being added as nodes. */
    IMPORTING("Importing"),
    REMOVING_NODES("RemovingNodes"),
    /** It should be running, but a part of it is not. */
    ALERT("Alert"),
    RECOVERING("Recovering"),
    DESTROYED("Destroyed"),
    DESTROYING("Destroying"),
    /** Its creation failed; it can be started again or deleted. */
    ERROR("Error");

    private final String wireName;

    ClusterState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws ApiException INVALID_PARAMETER if it is not a wire name; case does not matter */
    public static ClusterState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.wireName.equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("Invalid Kubernetes cluster state " + text + ", one of "
                        + Arrays.stream(values()).map(ClusterState::wireName).collect(Collectors.joining(", "))
                        + " is needed"));
    }
}
