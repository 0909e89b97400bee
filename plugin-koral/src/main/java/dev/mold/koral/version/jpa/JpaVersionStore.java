package dev.mold.koral.version.jpa;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.version.KubernetesVersion;
import dev.mold.koral.version.VersionStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Versions in the database. */
public final class JpaVersionStore implements VersionStore {
    private final EntityManager entities;
    private final Transactions transactions;

    public JpaVersionStore(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    /** The persistent classes of this package. */
    public static List<Class<?>> entities() {
        return List.of(VersionEntity.class);
    }

    @Override
    public void insert(KubernetesVersion version) {
        transactions.run(() -> {
            var row = new VersionEntity();
            row.write(version);
            entities.persist(row);
            entities.flush();
        });
    }

    @Override
    public Optional<KubernetesVersion> find(KubernetesVersionId id) {
        return transactions.call(() ->
                Optional.ofNullable(entities.find(VersionEntity.class, id.value())).map(VersionEntity::read));
    }

    @Override
    public Set<KubernetesVersionId> existing(Collection<KubernetesVersionId> ids) {
        return transactions.call(() -> entities
                .createQuery("select v.uuid from KoralVersion v where v.uuid in :ids", UUID.class)
                .setParameter("ids", ids.stream().map(KubernetesVersionId::value).toList())
                .getResultStream()
                .map(KubernetesVersionId::new)
                .collect(Collectors.toSet()));
    }

    @Override
    public KubernetesVersion update(KubernetesVersionId id, UnaryOperator<KubernetesVersion> change) {
        return transactions.call(() -> {
            var row = entities.find(VersionEntity.class, id.value());
            if (row == null) {
                throw ApiException.invalid("There is no Kubernetes version with id " + id);
            }
            try {
                entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
                var changed = change.apply(row.read());
                row.write(changed);
                entities.flush();
                return changed;
            } catch (OptimisticLockException e) {
                throw new ApiException(
                        Errors.CONCURRENT_OPERATION, "Kubernetes version " + id + " is being changed by another", e);
            }
        });
    }

    @Override
    public List<KubernetesVersion> all() {
        return transactions.call(() -> entities.createQuery(
                        "select v from KoralVersion v where v.removed is null order by v.created, v.uuid",
                        VersionEntity.class)
                .getResultStream()
                .map(VersionEntity::read)
                .toList());
    }
}
