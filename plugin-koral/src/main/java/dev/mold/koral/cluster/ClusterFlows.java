package dev.mold.koral.cluster;

/** The names of the flows that work on clusters, and the event types that tell of them. */
public final class ClusterFlows {
    public static final String CREATE = "create-kubernetes-cluster";
    public static final String START = "start-kubernetes-cluster";
    public static final String STOP = "stop-kubernetes-cluster";
    public static final String DELETE = "delete-kubernetes-cluster";

    public static final String CREATE_EVENT = "KUBERNETES.CLUSTER.CREATE";
    public static final String START_EVENT = "KUBERNETES.CLUSTER.START";
    public static final String STOP_EVENT = "KUBERNETES.CLUSTER.STOP";
    public static final String DELETE_EVENT = "KUBERNETES.CLUSTER.DELETE";
    /** What the scanner finds; CloudStack has no name for it. */
    public static final String HEALTH_EVENT = "KUBERNETES.CLUSTER.HEALTH";

    private ClusterFlows() {}
}
