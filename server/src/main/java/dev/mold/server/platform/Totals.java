package dev.mold.server.platform;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sums up a value over the rows of each of several owners, by one query; to be called in a transaction. */
public final class Totals {
    private Totals() {}

    /**
     * @param owner JPQL of the owner's id, such as {@code n.accountId}
     * @param total JPQL of the sum, a Long that is never null
     * @param rows JPQL after {@code from} with a condition, such as {@code NetworkEntity n where n.removed is null}
     * @return an owner without rows has no entry
     */
    public static Map<UUID, Long> of(
            EntityManager entities, String owner, String total, String rows, Collection<UUID> owners) {
        var any = AnyOf.of("owner", owners);
        return any.bind(entities.createQuery(
                        "select " + owner + ", " + total + " from " + rows + " and " + owner + " in " + any.text()
                                + " group by " + owner,
                        Object[].class))
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }
}
