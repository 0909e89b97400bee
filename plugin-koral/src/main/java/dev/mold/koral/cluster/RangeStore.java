package dev.mold.koral.cluster;

import java.util.Optional;

/** Stores the address ranges of clusters. */
public interface RangeStore {
    Optional<ClusterRanges> find(KubernetesClusterId cluster);

    /** Stores them; replaces earlier ones. */
    void put(KubernetesClusterId cluster, ClusterRanges ranges);

    /** Deletes them; does nothing if there are none. */
    void remove(KubernetesClusterId cluster);
}
