package dev.mold.koral.cluster.jpa;

import dev.mold.api.cloud.Transactions;
import dev.mold.koral.cluster.ClusterOpening;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.OpeningStore;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Openings in the database; only rows that differ are written. */
public final class JpaOpeningStore implements OpeningStore {
    private final EntityManager entities;
    private final Transactions transactions;

    public JpaOpeningStore(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    @Override
    public List<ClusterOpening> of(KubernetesClusterId cluster) {
        return transactions.call(
                () -> rows(cluster).stream().map(OpeningEntity::opening).toList());
    }

    @Override
    public void replace(KubernetesClusterId cluster, Collection<ClusterOpening> openings) {
        var wanted = openings.stream().map(opening -> opening.rule().value()).collect(Collectors.toSet());
        transactions.run(() -> {
            rows(cluster).stream().filter(row -> !wanted.contains(row.rule)).forEach(entities::remove);
            openings.forEach(opening -> entities.merge(OpeningEntity.of(cluster.value(), opening)));
            entities.flush();
        });
    }

    private List<OpeningEntity> rows(KubernetesClusterId cluster) {
        return entities.createQuery("select o from KoralOpening o where o.cluster = :cluster", OpeningEntity.class)
                .setParameter("cluster", cluster.value())
                .getResultList();
    }
}
