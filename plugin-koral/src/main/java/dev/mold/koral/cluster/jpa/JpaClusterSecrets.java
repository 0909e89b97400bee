package dev.mold.koral.cluster.jpa;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stores secrets encrypted; the vault's purpose of each is also its key in the table. */
public final class JpaClusterSecrets implements ClusterSecrets {
    private final EntityManager entities;
    private final Transactions transactions;
    private final Vault vault;

    public JpaClusterSecrets(EntityManager entities, Transactions transactions, Vault vault) {
        this.entities = entities;
        this.transactions = transactions;
        this.vault = vault;
    }

    @Override
    public Optional<String> find(KubernetesClusterId cluster, SecretName name) {
        var purpose = purpose(cluster, name);
        return transactions.call(() -> Optional.ofNullable(entities.find(SecretEntity.class, purpose))
                .map(row -> vault.open(row.sealed, purpose)));
    }

    @Override
    public Map<KubernetesClusterId, String> find(Collection<KubernetesClusterId> clusters, SecretName name) {
        if (clusters.isEmpty()) {
            return Map.of();
        }
        var rows = transactions.call(() -> entities.createQuery(
                        "select s from KoralSecret s where s.purpose in :purposes", SecretEntity.class)
                .setParameter("purposes", clusters.stream().map(id -> purpose(id, name)).toList())
                .getResultList());
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> new KubernetesClusterId(row.cluster), row -> vault.open(row.sealed, row.purpose)));
    }

    @Override
    public void put(KubernetesClusterId cluster, SecretName name, String value) {
        var purpose = purpose(cluster, name);
        transactions.run(() -> {
            var row = new SecretEntity();
            row.purpose = purpose;
            row.cluster = cluster.value();
            row.sealed = vault.seal(value, purpose);
            entities.merge(row);
            entities.flush();
        });
    }

    @Override
    public void remove(KubernetesClusterId cluster, SecretName name) {
        transactions.run(() -> Optional.ofNullable(entities.find(SecretEntity.class, purpose(cluster, name)))
                .ifPresent(row -> {
                    entities.remove(row);
                    entities.flush();
                }));
    }

    @Override
    public void change(KubernetesClusterId cluster, Map<SecretName, Optional<String>> changes) {
        transactions.run(() -> changes.forEach((name, value) -> value.ifPresentOrElse(
                some -> put(cluster, name, some), () -> remove(cluster, name))));
    }

    @Override
    public void removeAll(KubernetesClusterId cluster) {
        transactions.run(() -> {
            var rows = entities.createQuery(
                            "select s from KoralSecret s where s.cluster = :cluster", SecretEntity.class)
                    .setParameter("cluster", cluster.value())
                    .getResultList();
            rows.forEach(entities::remove);
            entities.flush();
        });
    }

    private static String purpose(KubernetesClusterId cluster, SecretName name) {
        return "kubernetes-cluster/" + cluster + "/" + name.value();
    }
}
