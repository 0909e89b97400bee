package dev.mold.koral.fake;

import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.OpeningStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Openings in memory. */
public final class FakeOpeningStore implements OpeningStore {
    private final Map<KubernetesClusterId, List<ClusterOpening>> openings = new HashMap<>();

    @Override
    public List<ClusterOpening> of(KubernetesClusterId cluster) {
        return openings.getOrDefault(cluster, List.of());
    }

    @Override
    public void replace(KubernetesClusterId cluster, Collection<ClusterOpening> wanted) {
        openings.put(cluster, List.copyOf(wanted));
    }
}
