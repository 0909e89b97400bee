package dev.mold.koral.cluster;

import dev.mold.api.cloud.EventType;

/** Event types of clusters. */
public final class ClusterEventTypes {
    public static final EventType CREATE = new EventType("KUBERNETES.CLUSTER.CREATE", "A cluster is created");
    public static final EventType START = new EventType(
            "KUBERNETES.CLUSTER.START",
            "A stopped cluster is started, or a failed creation is retried");
    public static final EventType STOP = new EventType("KUBERNETES.CLUSTER.STOP", "A cluster is stopped");
    public static final EventType DELETE = new EventType("KUBERNETES.CLUSTER.DELETE", "A cluster is deleted");
    public static final EventType HEALTH = new EventType(
            "KUBERNETES.CLUSTER.HEALTH",
            "The scanner found that the health of a cluster changed; not an event type of CloudStack");

    private ClusterEventTypes() {}
}
