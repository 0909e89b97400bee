package dev.mold.koral.cluster.jpa;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

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
        return transactions.call(() -> Optional.ofNullable(entities.find(SecretEntity.class, purpose)).map(this::open));
    }

    @Override
    public Map<SecretName, String> find(KubernetesClusterId cluster, Collection<SecretName> names) {
        return transactions.call(() -> {
            var rows = rows(names.stream().map(name -> purpose(cluster, name)).toList());
            return names.stream()
                    .distinct()
                    .filter(name -> rows.containsKey(purpose(cluster, name)))
                    .collect(Collectors.toMap(name -> name, name -> open(rows.get(purpose(cluster, name)))));
        });
    }

    @Override
    public Map<KubernetesClusterId, String> find(Collection<KubernetesClusterId> clusters, SecretName name) {
        var rows = transactions.call(
                () -> rows(clusters.stream().map(id -> purpose(id, name)).toList()));
        return rows.values().stream()
                .collect(Collectors.toMap(row -> new KubernetesClusterId(row.cluster), this::open));
    }

    @Override
    public void change(KubernetesClusterId cluster, Map<SecretName, Optional<String>> changes) {
        transactions.run(() -> {
            var rows = rows(changes.keySet().stream()
                    .map(name -> purpose(cluster, name))
                    .toList());
            changes.forEach((name, value) -> {
                var purpose = purpose(cluster, name);
                var row = Optional.ofNullable(rows.get(purpose));
                value.map(some -> vault.seal(some, purpose))
                        .ifPresentOrElse(
                                sealed -> row.ifPresentOrElse(
                                        there -> there.sealed = sealed, () -> add(cluster, purpose, sealed)),
                                () -> row.ifPresent(entities::remove));
            });
            entities.flush();
        });
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

    /** The rows that there are, by purpose. */
    private Map<String, SecretEntity> rows(List<String> purposes) {
        return entities.unwrap(Session.class).findMultiple(SecretEntity.class, purposes).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(row -> row.purpose, row -> row, (one, same) -> one));
    }

    private void add(KubernetesClusterId cluster, String purpose, String sealed) {
        var row = new SecretEntity();
        row.purpose = purpose;
        row.cluster = cluster.value();
        row.sealed = sealed;
        entities.persist(row);
    }

    private String open(SecretEntity row) {
        return vault.open(row.sealed, row.purpose);
    }

    private static String purpose(KubernetesClusterId cluster, SecretName name) {
        return "kubernetes-cluster/" + cluster + "/" + name.value();
    }
}
