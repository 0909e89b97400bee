package dev.mold.server.offering;

import dev.mold.server.platform.AnyOf;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the rows of offerings. */
class OfferingRepository {
    private final EntityManager entities;

    OfferingRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Rows that are not removed, in sort order. */
    <E> PagedQuery<E> list(Class<E> type) {
        return PagedQuery.of(entities, type).where("e.removed is null").orderBy("e.sortKey, e.created, e.name, e.id");
    }

    /** Whether there is or was a row of that name. */
    boolean everThere(Class<?> type, String name) {
        return PagedQuery.of(entities, type).equal("name", name).count() > 0;
    }

    void save(Object row) {
        entities.persist(row);
    }

    /** The row, even if removed. */
    <E> Optional<E> find(Class<E> type, UUID id) {
        return Optional.ofNullable(entities.find(type, id));
    }

    /** The existing ones of the rows, removed ones included. */
    <E> List<E> find(Class<E> type, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("id", ids);
        return any.bind(entities.createQuery(
                        "select o from " + type.getSimpleName() + " o where o.id in " + any.text(), type))
                .getResultList();
    }

    /** The oldest row that has that value in that column and is not removed. */
    <E> Optional<E> findBy(Class<E> type, String column, String text) {
        return entities
                .createQuery(
                        "select o from " + type.getSimpleName() + " o where o.removed is null and o." + column
                                + " = :text order by o.created",
                        type)
                .setParameter("text", text)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }
}
