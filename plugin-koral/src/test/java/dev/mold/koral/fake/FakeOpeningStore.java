package dev.mold.koral.fake;

import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.Opening;
import dev.mold.koral.cluster.OpeningStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Openings in memory. */
public final class FakeOpeningStore implements OpeningStore {
    private final Map<KubernetesClusterId, List<Opening>> openings = new HashMap<>();

    @Override
    public List<Opening> of(KubernetesClusterId cluster) {
        return openings.getOrDefault(cluster, List.of());
    }

    @Override
    public void replace(KubernetesClusterId cluster, Collection<Opening> wanted) {
        openings.put(cluster, List.copyOf(wanted));
    }
}
