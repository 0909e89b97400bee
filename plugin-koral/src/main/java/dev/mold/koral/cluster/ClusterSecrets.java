package dev.mold.koral.cluster;

import java.util.Optional;

/** The secrets of clusters; they are sealed before they are stored. */
public interface ClusterSecrets {
    Optional<String> find(KubernetesClusterId cluster, SecretName name);

    /** Stores a secret, in the place of an earlier one of that name. */
    void put(KubernetesClusterId cluster, SecretName name, String value);

    /** Forgets one; does nothing if there is none. */
    void remove(KubernetesClusterId cluster, SecretName name);

    /** Forgets all that the cluster has. */
    void removeAll(KubernetesClusterId cluster);
}
