package dev.mold.koral.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The secrets of clusters, stored encrypted. */
public interface ClusterSecrets {
    Optional<String> find(KubernetesClusterId cluster, SecretName name);

    /** The same secret of several clusters; those that have none are left out. */
    Map<KubernetesClusterId, String> find(Collection<KubernetesClusterId> clusters, SecretName name);

    /** Stores a secret; replaces an earlier one of that name. */
    void put(KubernetesClusterId cluster, SecretName name, String value);

    /** Deletes a secret; does nothing if there is none. */
    void remove(KubernetesClusterId cluster, SecretName name);

    /** Stores secrets, and deletes those that are given as empty; all of them or none. */
    void change(KubernetesClusterId cluster, Map<SecretName, Optional<String>> changes);

    /** Deletes all secrets of the cluster. */
    void removeAll(KubernetesClusterId cluster);
}
