package dev.mold.koral.infra;

import java.util.List;

/**
 * The Kubernetes API of a cluster, accessed with a kubeconfig; the server's certificate is verified. Calls block, by
 * default at most 20 seconds per request: most calls make one, {@link #nodes} two, {@link #drain} and {@link #apply}
 * some for each object. Calls to an API server that does not answer back off: calls in between fail at once with the
 * last failure.
 */
public interface KubeApi {
    /**
     * Checks that the API server reports itself ready.
     *
     * @throws KubeUnreachableException if it is not, with the reason
     */
    void checkReady(String kubeconfig);

    /** The server's version, such as {@code v1.30.3}. @throws KubeUnreachableException */
    String version(String kubeconfig);

    /** The nodes, whatever their state. @throws KubeUnreachableException */
    List<KubeNode> nodes(String kubeconfig);

    /** Cordons a node, so that no new pods are scheduled to it, or uncordons it. @throws KubeUnreachableException */
    void cordon(String kubeconfig, String node, boolean unschedulable);

    /**
     * Evicts the node's pods, except those of daemon sets.
     *
     * @return how many are still there
     * @throws KubeUnreachableException if the API server does not answer
     */
    int drain(String kubeconfig, String node);

    /** Deletes a node from the cluster; does nothing if there is none of that name. @throws KubeUnreachableException */
    void deleteNode(String kubeconfig, String node);

    /** Creates or updates every object of a YAML manifest. @throws KubeUnreachableException */
    void apply(String kubeconfig, String manifest);
}
