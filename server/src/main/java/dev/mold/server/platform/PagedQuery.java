package dev.mold.server.platform;

import dev.mold.api.command.Paging;
import dev.mold.api.command.Visibility;
import dev.mold.api.id.AccountId;
import dev.mold.api.response.ListAnswer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Collects the conditions of a list command, and reads one page and the total count in SQL. The entity is called {@code
 * e}. A condition whose value is null is left out, as if the parameter had not been sent.
 *
 * @param <E> the entity
 */
public final class PagedQuery<E> {
    private final EntityManager entities;
    private final Class<E> type;
    private final List<String> conditions = new ArrayList<>();
    private final List<Consumer<TypedQuery<?>>> parameters = new ArrayList<>();
    private String order = "e.created, e.id";

    private PagedQuery(EntityManager entities, Class<E> type) {
        this.entities = entities;
        this.type = type;
    }

    public static <E> PagedQuery<E> of(EntityManager entities, Class<E> type) {
        return new PagedQuery<>(entities, type);
    }

    /** A condition without a value, such as {@code e.removed is null}. */
    public PagedQuery<E> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * @param condition with {@code ?} as placeholder for the value, such as {@code e.cpus >= ?}
     * @param value null to leave the condition out
     */
    public PagedQuery<E> where(String condition, Object value) {
        if (value == null) {
            return this;
        }
        var name = "v" + parameters.size();
        var any = value instanceof Collection<?> some ? AnyOf.of(name + "_", some) : null;
        conditions.add(condition.replace("?", any == null ? ":" + name : any.text()));
        parameters.add(query -> {
            if (any == null) {
                query.setParameter(name, value);
            } else {
                any.bind(query);
            }
        });
        return this;
    }

    public PagedQuery<E> equal(String field, Object value) {
        return where("e." + field + " = ?", value);
    }

    /** Matches any of the values, and nothing if there are none. */
    public PagedQuery<E> in(String field, Collection<?> anyOf) {
        return anyOf == null || !anyOf.isEmpty() ? where("e." + field + " in ?", anyOf) : where("1 = 0");
    }

    /** Matches if one of the fields contains the text, ignoring case. */
    public PagedQuery<E> contains(String text, String... fields) {
        if (text == null || text.isEmpty()) {
            return this;
        }
        var pattern = "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
        var any = new ArrayList<String>();
        for (var field : fields) {
            any.add("lower(e." + field + ") like ? escape '!'");
        }
        return where("(" + String.join(" or ", any) + ")", pattern);
    }

    /** Matches only what belongs to accounts that the caller may see. */
    public PagedQuery<E> visible(Visibility visibility, String ownerField) {
        return visibility
                .accounts()
                .map(some -> in(ownerField, some.stream().map(AccountId::value).toList()))
                .orElse(this);
    }

    /** Orders by these fields, such as {@code e.sortKey, e.created}, instead of by creation. */
    public PagedQuery<E> orderBy(String fields) {
        this.order = fields;
        return this;
    }

    /**
     * Reads one page of rows and maps them to views together, so that what the views need besides can be read by one
     * query. To be called in a transaction; the rows must not be changed.
     */
    public <V> ListAnswer<V> page(Paging paging, Function<List<E>, List<V>> views) {
        return Reading.with(entities, () -> {
            var query = bind(entities.createQuery("select e" + from() + " order by " + order, type));
            query.setFirstResult(paging.offset());
            if (paging.limit() != Integer.MAX_VALUE) {
                query.setMaxResults(paging.limit());
            }
            var rows = query.getResultList();
            var last = rows.size() < paging.limit() && (!rows.isEmpty() || paging.offset() == 0);
            return new ListAnswer<>(views.apply(rows), last ? paging.offset() + (long) rows.size() : count());
        });
    }

    /** Reads all rows, to be changed. To be called in a transaction. */
    public List<E> rows() {
        return bind(entities.createQuery("select e" + from() + " order by " + order, type)).getResultList();
    }

    public long count() {
        return bind(entities.createQuery("select count(e)" + from(), Long.class)).getSingleResult();
    }

    private String from() {
        return " from " + type.getSimpleName() + " e"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> query) {
        parameters.forEach(each -> each.accept(query));
        return query;
    }
}
