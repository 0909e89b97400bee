package dev.mold.koral.fake;

import dev.mold.koral.cluster.ClusterRanges;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.RangeStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Address ranges in memory. */
public final class FakeRangeStore implements RangeStore {
    private final Map<KubernetesClusterId, ClusterRanges> ranges = new HashMap<>();

    @Override
    public Optional<ClusterRanges> find(KubernetesClusterId cluster) {
        return Optional.ofNullable(ranges.get(cluster));
    }

    @Override
    public void put(KubernetesClusterId cluster, ClusterRanges chosen) {
        ranges.put(cluster, chosen);
    }

    @Override
    public void remove(KubernetesClusterId cluster) {
        ranges.remove(cluster);
    }
}
