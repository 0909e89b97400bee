package dev.mold.koral.cluster;

import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.ListAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where clusters are kept. */
public interface ClusterStore {
    /** @throws ApiException INVALID_PARAMETER if the owner has a cluster of that name already */
    void insert(KubernetesCluster cluster);

    /** The cluster, removed or not. */
    Optional<KubernetesCluster> find(KubernetesClusterId id);

    /**
     * Changes a cluster as it stands at this moment. Rows carry a version that is compared and set, so of two servers
     * that change one at once, one fails and changes nothing.
     *
     * @param change may throw; nothing is changed then
     * @return the changed cluster
     * @throws ApiException CONCURRENT_OPERATION if somebody else was faster, INVALID_PARAMETER if there is no such
     *     cluster
     */
    KubernetesCluster update(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change);

    /** Clusters that are not removed, oldest first. */
    ListAnswer<KubernetesCluster> list(ClusterQuery query);

    /** Clusters in one of those states, for those who watch over them. */
    List<KubernetesClusterId> inStates(List<ClusterState> states);

    boolean nameTaken(AccountId owner, String name);

    /** The cluster that lives in the network, not counting removed ones. */
    Optional<KubernetesClusterId> inNetwork(NetworkId network);

    /** Whether a cluster that is not removed was made with the version. */
    boolean uses(KubernetesVersionId version);

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
