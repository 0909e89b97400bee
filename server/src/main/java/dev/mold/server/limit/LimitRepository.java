package dev.mold.server.limit;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.server.platform.AnyOf;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads and writes the limits that administrators set. */
class LimitRepository {
    private final EntityManager entities;

    LimitRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The limits of any kind that are set for those accounts or domains. */
    List<LimitEntity> of(LimitEntity.Scope scope, Collection<UUID> owners) {
        var any = AnyOf.of("owner", owners);
        return any.bind(entities.createQuery(
                                "select l from LimitEntity l where l.key.scope = :scope and l.key.ownerId in "
                                        + any.text(),
                                LimitEntity.class)
                        .setParameter("scope", scope))
                .getResultList();
    }

    /** The limits of domains, without unlimited ones, in a stable order. */
    List<LimitEntity> ofDomains() {
        return entities.createQuery(
                        "select l from LimitEntity l where l.key.scope = :scope and l.most >= 0"
                                + " order by l.key.ownerId, l.key.kind",
                        LimitEntity.class)
                .setParameter("scope", LimitEntity.Scope.DOMAIN)
                .getResultList();
    }

    void put(LimitEntity.Scope scope, UUID owner, ResourceKind kind, long most) {
        entities.merge(new LimitEntity(new LimitEntity.Key(scope, owner, kind), most));
    }
}
