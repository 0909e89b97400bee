package dev.mold.koral.cluster;

import java.util.Collection;
import java.util.List;

/** Stores the openings of clusters. */
public interface OpeningStore {
    /** The openings of the cluster, in no order; among them those of nodes that have left it since they were stored. */
    List<ClusterOpening> of(KubernetesClusterId cluster);

    /** Replaces the openings of the cluster. */
    void replace(KubernetesClusterId cluster, Collection<ClusterOpening> openings);
}
