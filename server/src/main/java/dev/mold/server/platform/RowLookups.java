package dev.mold.server.platform;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.Id;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates look-ups of entities that are rows of the database. */
public final class RowLookups {
    /** A 1 MiB request can name 27,000 entities. */
    private static final int MAX_IDS_PER_QUERY = 500;

    private final EntityManager entities;
    private final Transactions transactions;

    public RowLookups(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    /** Rows that everybody may use and only root administrators may change. */
    public <I extends Id> EntityLookup<I> common(Class<I> idType, Class<?> entity) {
        return of(idType, entity, List.of("e.id"), columns -> Ownership.COMMON);
    }

    /** @param account JPQL for the UUID of the row {@code e}'s account, which may be null */
    public <I extends Id> EntityLookup<I> owned(Class<I> idType, Class<?> entity, String account) {
        return of(idType, entity, List.of("e.id", account), columns -> columns[1] == null
                ? Ownership.NOBODY
                : Ownership.of(new AccountId((UUID) columns[1])));
    }

    /**
     * @param columns JPQL for the UUID of the entity that the row {@code e} describes, and for what determines its
     *     owner
     * @param ownership gets the values of the columns
     */
    public <I extends Id> EntityLookup<I> of(
            Class<I> idType, Class<?> entity, List<String> columns, Function<Object[], Ownership> ownership) {
        var query = "select " + String.join(", ", columns) + " from "
                + entities.getMetamodel().entity(entity).getName() + " e where " + columns.get(0);
        return new RowLookup<>(idType, query, ownership);
    }

    private final class RowLookup<I extends Id> implements EntityLookup<I> {
        private final Class<I> idType;
        private final String query;
        private final Function<Object[], Ownership> ownership;

        RowLookup(Class<I> idType, String query, Function<Object[], Ownership> ownership) {
            this.idType = idType;
            this.query = query;
            this.ownership = ownership;
        }

        @Override
        public Class<I> idType() {
            return idType;
        }

        @Override
        public Map<I, Ownership> find(Collection<I> ids) {
            var byValue = ids.stream().collect(Collectors.toMap(Id::value, id -> id, (one, same) -> one));
            var values = List.copyOf(byValue.keySet());
            return transactions.call(() -> {
                var found = new HashMap<I, Ownership>();
                for (var from = 0; from < values.size(); from += MAX_IDS_PER_QUERY) {
                    var part = values.subList(from, Math.min(values.size(), from + MAX_IDS_PER_QUERY));
                    for (var row : rows(part)) {
                        var columns = columns(row);
                        found.put(byValue.get((UUID) columns[0]), ownership.apply(columns));
                    }
                }
                return found;
            });
        }

        private List<Object> rows(List<UUID> ids) {
            var any = AnyOf.of("id", ids);
            return any.bind(entities.createQuery(query + " in " + any.text(), Object.class))
                    .getResultList();
        }

        /** A query of one column returns its values instead of arrays. */
        private static Object[] columns(Object row) {
            return row instanceof Object[] several ? several : new Object[] {row};
        }
    }
}
