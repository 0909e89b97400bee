package dev.mold.koral.cluster;

import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Stores clusters with their sites, pools and nodes. Each is a row with optimistic locking: if two servers change one
 * at the same time, one of them fails with CONCURRENT_OPERATION and changes nothing.
 */
public interface ClusterStore {
    /**
     * Stores a cluster with its sites, pools and nodes.
     *
     * @throws ApiException INVALID_PARAMETER if the owner has a cluster of that name already
     */
    void insert(KubernetesCluster cluster);

    /** The cluster, removed or not, without nodes that have been removed. */
    Optional<KubernetesCluster> find(KubernetesClusterId id);

    /** The owners of those of the clusters that exist, removed or not. */
    Map<KubernetesClusterId, AccountId> owners(Collection<KubernetesClusterId> ids);

    /**
     * A cluster that is not removed.
     *
     * @throws ApiException INVALID_PARAMETER if there is none of that id
     */
    default KubernetesCluster get(KubernetesClusterId id) {
        return find(id)
                .filter(cluster -> cluster.removed().isEmpty())
                .orElseThrow(() -> ApiException.invalid("There is no Kubernetes cluster with id " + id));
    }

    /**
     * Changes the current state of a cluster, except for its plan.
     *
     * @param change may throw; nothing is changed then
     * @return the changed cluster
     * @throws ApiException CONCURRENT_OPERATION if it is changed concurrently, INVALID_PARAMETER if there is no such
     *     cluster
     * @throws IllegalArgumentException if the change concerns the plan
     */
    KubernetesCluster update(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change);

    /**
     * As {@link #update}, but also replaces the cluster's sites and nodes with those of another plan. Its pools stay.
     */
    KubernetesCluster replan(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change);

    /**
     * Adds planned nodes to a cluster.
     *
     * @throws ApiException CONCURRENT_OPERATION, or INVALID_PARAMETER if there is no such cluster
     */
    void addNodes(KubernetesClusterId id, Collection<Node> nodes);

    /**
     * Changes the current state of a node; its spec stays, except for the SSH port.
     *
     * @param change may throw; nothing is changed then
     * @return the changed node
     * @throws ApiException CONCURRENT_OPERATION, or INVALID_PARAMETER if there is no such node
     */
    Node updateNode(NodeId id, UnaryOperator<Node> change);

    /** As {@link #updateNode}, for several nodes: either all are changed or none. */
    List<Node> updateNodes(Collection<NodeId> ids, UnaryOperator<Node> change);

    /**
     * Changes the current network and public address of a site.
     *
     * @return the changed site
     * @throws ApiException CONCURRENT_OPERATION, or INVALID_PARAMETER if there is no such site
     */
    Site updateSite(SiteId id, UnaryOperator<Site> change);

    /** Clusters that are not removed, oldest first. */
    ListAnswer<KubernetesCluster> list(ClusterQuery query);

    /**
     * The next clusters in one of those states, ordered by id, for the scanner.
     *
     * @param after the last one of the batch before
     * @param limit the size of a batch; a smaller batch is the last one
     */
    List<KubernetesCluster> inStates(
            Collection<ClusterState> states, Shard shard, Optional<KubernetesClusterId> after, int limit);

    boolean nameTaken(AccountId owner, String name);

    /** The cluster whose nodes are in the network, not counting removed clusters. */
    Optional<KubernetesClusterId> inNetwork(NetworkId network);

    /** Whether a cluster that is not removed has the version. */
    boolean uses(KubernetesVersionId version);

    /** Whether the nodes of a cluster that is not removed are made from the template. */
    boolean usesTemplate(ImageId template);

    record ClusterQuery(
            Optional<KubernetesClusterId> id,
            Optional<String> name,
            Optional<ClusterState> state,
            Optional<String> keyword,
            Visibility visibility,
            int offset,
            int limit) {}
}
