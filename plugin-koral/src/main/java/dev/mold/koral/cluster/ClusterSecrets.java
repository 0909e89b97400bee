package dev.mold.koral.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The secrets of clusters, stored encrypted. */
public interface ClusterSecrets {
    Optional<String> find(KubernetesClusterId cluster, SecretName name);

    /** Several secrets of a cluster; those that it does not have are left out. */
    Map<SecretName, String> find(KubernetesClusterId cluster, Collection<SecretName> names);

    /** The same secret of several clusters; those that have none are left out. */
    Map<KubernetesClusterId, String> find(Collection<KubernetesClusterId> clusters, SecretName name);

    /** Stores a secret; replaces an earlier one of that name. */
    default void put(KubernetesClusterId cluster, SecretName name, String value) {
        change(cluster, Map.of(name, Optional.of(value)));
    }

    /** Deletes a secret; does nothing if there is none. */
    default void remove(KubernetesClusterId cluster, SecretName name) {
        change(cluster, Map.of(name, Optional.empty()));
    }

    /** Stores secrets, and deletes those that are given as empty; all of them or none. */
    void change(KubernetesClusterId cluster, Map<SecretName, Optional<String>> changes);

    /** Deletes all secrets of the cluster. */
    void removeAll(KubernetesClusterId cluster);
}
