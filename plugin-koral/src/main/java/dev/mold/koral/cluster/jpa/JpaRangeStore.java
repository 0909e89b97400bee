package dev.mold.koral.cluster.jpa;

import dev.mold.api.cloud.Transactions;
import dev.mold.koral.cluster.ClusterRanges;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.RangeStore;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Address ranges in the database. */
public final class JpaRangeStore implements RangeStore {
    private final EntityManager entities;
    private final Transactions transactions;

    public JpaRangeStore(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    @Override
    public Optional<ClusterRanges> find(KubernetesClusterId cluster) {
        return transactions.call(() -> row(cluster).map(row -> new ClusterRanges(row.pods, row.services)));
    }

    @Override
    public void put(KubernetesClusterId cluster, ClusterRanges ranges) {
        transactions.run(() -> {
            var row = new RangeEntity();
            row.cluster = cluster.value();
            row.pods = ranges.pods();
            row.services = ranges.services();
            entities.merge(row);
            entities.flush();
        });
    }

    @Override
    public void remove(KubernetesClusterId cluster) {
        transactions.run(() -> row(cluster).ifPresent(row -> {
            entities.remove(row);
            entities.flush();
        }));
    }

    private Optional<RangeEntity> row(KubernetesClusterId cluster) {
        return Optional.ofNullable(entities.find(RangeEntity.class, cluster.value()));
    }
}
