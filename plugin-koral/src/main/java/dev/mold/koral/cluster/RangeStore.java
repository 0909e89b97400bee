package dev.mold.koral.cluster;

import java.util.Optional;

/** Where the address ranges of clusters are kept. */
public interface RangeStore {
    Optional<ClusterRanges> find(KubernetesClusterId cluster);

    /** Stores them in the place of earlier ones. */
    void put(KubernetesClusterId cluster, ClusterRanges ranges);

    /** Forgets them; does nothing if there are none. */
    void remove(KubernetesClusterId cluster);
}
