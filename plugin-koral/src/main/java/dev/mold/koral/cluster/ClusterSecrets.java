package dev.mold.koral.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The secrets of clusters; they are sealed before they are stored. */
public interface ClusterSecrets {
    Optional<String> find(KubernetesClusterId cluster, SecretName name);

    /** The same secret of several clusters; those that have none are left out. */
    Map<KubernetesClusterId, String> find(Collection<KubernetesClusterId> clusters, SecretName name);

    /** Stores a secret, in the place of an earlier one of that name. */
    void put(KubernetesClusterId cluster, SecretName name, String value);

    /** Forgets one; does nothing if there is none. */
    void remove(KubernetesClusterId cluster, SecretName name);

    /** Forgets all that the cluster has. */
    void removeAll(KubernetesClusterId cluster);
}
