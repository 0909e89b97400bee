package dev.mold.koral.cluster;

import java.util.Collection;
import java.util.List;

/** Where it is kept what is to be open of clusters. */
public interface OpeningStore {
    /** Those of the cluster, in no order; also of nodes that have left it since they were stored. */
    List<ClusterOpening> of(KubernetesClusterId cluster);

    /** Stores these as the only ones of the cluster. */
    void replace(KubernetesClusterId cluster, Collection<ClusterOpening> openings);
}
