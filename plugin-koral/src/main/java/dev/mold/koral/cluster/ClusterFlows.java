package dev.mold.koral.cluster;

/** The names of the flows that work on clusters. */
public final class ClusterFlows {
    public static final String CREATE = "create-kubernetes-cluster";
    public static final String START = "start-kubernetes-cluster";
    public static final String STOP = "stop-kubernetes-cluster";
    public static final String DELETE = "delete-kubernetes-cluster";

    /** A start of a running cluster, and a stop of a stopped one. */
    public static final String KEEP_RUNNING = "keep-kubernetes-cluster-running";

    public static final String KEEP_STOPPED = "keep-kubernetes-cluster-stopped";

    private ClusterFlows() {}
}
