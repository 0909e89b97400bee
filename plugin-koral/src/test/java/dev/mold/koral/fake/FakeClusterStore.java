package dev.mold.koral.fake;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Clusters in memory. */
public final class FakeClusterStore implements ClusterStore {
    private final Map<KubernetesClusterId, KubernetesCluster> clusters = new LinkedHashMap<>();

    @Override
    public void insert(KubernetesCluster cluster) {
        if (nameTaken(cluster.owner(), cluster.name())) {
            throw ApiException.invalid("name taken");
        }
        clusters.put(cluster.id(), cluster);
    }

    @Override
    public Optional<KubernetesCluster> find(KubernetesClusterId id) {
        return Optional.ofNullable(clusters.get(id));
    }

    @Override
    public KubernetesCluster update(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change) {
        var changed = change.apply(clusters.get(id));
        clusters.put(id, changed);
        return changed;
    }

    @Override
    public ListAnswer<KubernetesCluster> list(ClusterQuery query) {
        return ListAnswer.of(live()
                .filter(cluster -> query.id().map(cluster.id()::equals).orElse(true))
                .filter(cluster -> query.name().map(cluster.name()::equals).orElse(true))
                .filter(cluster -> query.state().map(state -> state == cluster.state()).orElse(true))
                .filter(cluster -> query.visibility().includes(cluster.owner()))
                .toList());
    }

    @Override
    public List<KubernetesClusterId> inStates(List<ClusterState> states) {
        return live().filter(cluster -> states.contains(cluster.state()))
                .map(KubernetesCluster::id)
                .toList();
    }

    @Override
    public boolean nameTaken(AccountId owner, String name) {
        return live().anyMatch(cluster -> cluster.owner().equals(owner) && cluster.name().equalsIgnoreCase(name));
    }

    @Override
    public Optional<KubernetesClusterId> inNetwork(NetworkId network) {
        return live().filter(cluster -> cluster.plan().network().equals(network))
                .map(KubernetesCluster::id)
                .findFirst();
    }

    @Override
    public boolean uses(KubernetesVersionId version) {
        return live().anyMatch(cluster -> cluster.spec().version().equals(version));
    }

    private Stream<KubernetesCluster> live() {
        return clusters.values().stream().filter(cluster -> cluster.removed().isEmpty());
    }
}
