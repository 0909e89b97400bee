package dev.mold.koral.fake;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Secrets in memory. */
public final class FakeClusterSecrets implements ClusterSecrets {
    private final Map<String, String> secrets = new TreeMap<>();

    /** The number of secrets of a cluster. */
    public long count(KubernetesClusterId cluster) {
        return secrets.keySet().stream()
                .filter(key -> key.startsWith(cluster + "/"))
                .count();
    }

    @Override
    public Optional<String> find(KubernetesClusterId cluster, SecretName name) {
        return Optional.ofNullable(secrets.get(key(cluster, name)));
    }

    @Override
    public Map<SecretName, String> find(KubernetesClusterId cluster, Collection<SecretName> names) {
        var found = new HashMap<SecretName, String>();
        names.forEach(name -> find(cluster, name).ifPresent(secret -> found.put(name, secret)));
        return found;
    }

    @Override
    public Map<KubernetesClusterId, String> find(Collection<KubernetesClusterId> clusters, SecretName name) {
        var found = new HashMap<KubernetesClusterId, String>();
        clusters.forEach(cluster -> find(cluster, name).ifPresent(secret -> found.put(cluster, secret)));
        return found;
    }

    @Override
    public void change(KubernetesClusterId cluster, Map<SecretName, Optional<String>> changes) {
        changes.forEach((name, value) ->
                value.ifPresentOrElse(
                some -> secrets.put(key(cluster, name), some), () -> secrets.remove(key(cluster, name))));
    }

    @Override
    public void removeAll(KubernetesClusterId cluster) {
        secrets.keySet().removeIf(key -> key.startsWith(cluster + "/"));
    }

    private static String key(KubernetesClusterId cluster, SecretName name) {
        return cluster + "/" + name.value();
    }
}
