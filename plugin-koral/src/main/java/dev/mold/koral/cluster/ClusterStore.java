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
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where clusters are kept, with their sites, pools and nodes. Each of them is a row of its own that carries a version
 * which is compared and set: of two servers that change one at once, one fails with CONCURRENT_OPERATION and changes
 * nothing.
 */
public interface ClusterStore {
    /**
     * Stores a cluster with its sites, pools and nodes.
     *
     * @throws ApiException INVALID_PARAMETER if the owner has a cluster of that name already
     */
    void insert(KubernetesCluster cluster);

    /** The cluster, removed or not, with the nodes that are not gone. */
    Optional<KubernetesCluster> find(KubernetesClusterId id);

    /**
     * Changes a cluster as it stands at this moment, its plan excepted.
     *
     * @param change may throw; nothing is changed then
     * @return the changed cluster
     * @throws ApiException CONCURRENT_OPERATION if somebody else was faster, INVALID_PARAMETER if there is no such
     *     cluster
     * @throws IllegalArgumentException if the change concerns the plan
     */
    KubernetesCluster update(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change);

    /**
     * As {@link #update}, but the cluster also gets the sites and nodes of another plan, in the place of those that it
     * had. Its pools stay.
     */
    KubernetesCluster replan(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change);

    /**
     * Adds planned nodes to a cluster.
     *
     * @throws ApiException CONCURRENT_OPERATION, or INVALID_PARAMETER if there is no such cluster
     */
    void addNodes(KubernetesClusterId id, Collection<Node> nodes);

    /**
     * Changes one node as it stands at this moment; what was planned of it stays, its SSH port excepted.
     *
     * @param change may throw; nothing is changed then
     * @return the changed node
     * @throws ApiException CONCURRENT_OPERATION, or INVALID_PARAMETER if there is no such node
     */
    Node updateNode(NodeId id, UnaryOperator<Node> change);

    /**
     * Changes network and public address of one site as it stands at this moment.
     *
     * @return the changed site
     * @throws ApiException CONCURRENT_OPERATION, or INVALID_PARAMETER if there is no such site
     */
    Site updateSite(SiteId id, UnaryOperator<Site> change);

    /** Clusters that are not removed, oldest first. */
    ListAnswer<KubernetesCluster> list(ClusterQuery query);

    /**
     * The next clusters in one of those states, in the order of their ids, for those who watch over them.
     *
     * @param after the last one of the batch before
     * @param limit the size of a batch; fewer clusters are the last ones
     */
    List<KubernetesCluster> inStates(
            Collection<ClusterState> states, Shard shard, Optional<KubernetesClusterId> after, int limit);

    boolean nameTaken(AccountId owner, String name);

    /** The cluster that lives in the network, not counting removed ones. */
    Optional<KubernetesClusterId> inNetwork(NetworkId network);

    /** Whether a cluster that is not removed was made with the version. */
    boolean uses(KubernetesVersionId version);

    /** Whether the nodes of a cluster that is not removed are made from the template. */
    boolean usesTemplate(ImageId template);

    /** What to list. */
    record ClusterQuery(
            Optional<KubernetesClusterId> id,
            Optional<String> name,
            Optional<ClusterState> state,
            Optional<String> keyword,
            Visibility visibility,
            int offset,
            int limit) {}
}
