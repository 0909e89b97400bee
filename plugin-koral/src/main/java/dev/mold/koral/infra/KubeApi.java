package dev.mold.koral.infra;

import java.util.List;

/**
 * One cluster's Kubernetes API, spoken to with a kubeconfig and with its certificate checked. Every call blocks its
 * thread, but no longer than its requests may take, 20 seconds each by standard, whatever the API server does: one
 * request each, two for the nodes, some for each object that is drained or applied. An API server that does not answer
 * is asked less and less often: calls in between fail at once with what was last seen of it.
 */
public interface KubeApi {
    /**
     * Looks whether the API server says that it is ready.
     *
     * @throws KubeUnreachableException if it does not, with the reason
     */
    void checkReady(String kubeconfig);

    /** The server's version, such as {@code v1.30.3}. @throws KubeUnreachableException */
    String version(String kubeconfig);

    /** The nodes, whatever their state. @throws KubeUnreachableException */
    List<KubeNode> nodes(String kubeconfig);

    /** Marks a node so that no new pods come to it, or unmarks it. @throws KubeUnreachableException */
    void cordon(String kubeconfig, String node, boolean unschedulable);

    /**
     * Asks the node's pods to leave, those of daemon sets excepted.
     *
     * @return how many are still there
     * @throws KubeUnreachableException if the API server does not answer
     */
    int drain(String kubeconfig, String node);

    /** Removes a node from the cluster's list; does nothing if it is not there. @throws KubeUnreachableException */
    void deleteNode(String kubeconfig, String node);

    /** Creates or updates every object of a YAML manifest. @throws KubeUnreachableException */
    void apply(String kubeconfig, String manifest);
}
