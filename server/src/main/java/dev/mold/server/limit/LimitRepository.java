package dev.mold.server.limit;

import dev.mold.api.cloud.ResourceKind;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the limits that administrators set. */
class LimitRepository {
    private final EntityManager entities;

    LimitRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Long> find(LimitEntity.Scope scope, UUID owner, ResourceKind kind) {
        return entities.createQuery(
                        "select l.most from LimitEntity l"
                                + " where l.key.scope = :scope and l.key.ownerId = :owner and l.key.kind = :kind",
                        Long.class)
                .setParameter("scope", scope)
                .setParameter("owner", owner)
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    /** The limits of domains, no-limits left out, in a stable order. */
    List<LimitEntity> ofDomains(ResourceKind kind) {
        return entities.createQuery(
                        "select l from LimitEntity l where l.key.scope = :scope and l.key.kind = :kind"
                                + " and l.most >= 0 order by l.key.ownerId",
                        LimitEntity.class)
                .setParameter("scope", LimitEntity.Scope.DOMAIN)
                .setParameter("kind", kind)
                .getResultList();
    }

    void put(LimitEntity.Scope scope, UUID owner, ResourceKind kind, long most) {
        entities.merge(new LimitEntity(new LimitEntity.Key(scope, owner, kind), most));
    }
}
