package dev.mold.server.account;

import dev.mold.api.command.Paging;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A list query that is built condition by condition; paging and counting are done in the database. */
final class RowQuery<T> {
    private final Class<T> row;
    private final String from;
    private final String order;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /**
     * @param from JPQL after {@code from}, with {@code r} for the row
     * @param order JPQL after {@code order by}
     */
    RowQuery(Class<T> row, String from, String order) {
        this.row = row;
        this.from = from;
        this.order = order;
    }

    RowQuery<T> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition with one parameter {@code :name}, unless the value is null. */
    RowQuery<T> where(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Adds a condition that a text contains the keyword in any case; {@code %} and {@code _} are literal. */
    RowQuery<T> contains(String expression, String keyword) {
        if (keyword == null || keyword.isEmpty()) {
            return this;
        }
        var escaped = keyword.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return where("lower(" + expression + ") like :keyword escape '!'", "keyword", "%" + escaped + "%");
    }

    List<T> page(EntityManager entities, Paging paging) {
        var query = entities.createQuery("select r from " + from + filter() + " order by " + order, row);
        bind(query);
        return query.setFirstResult(paging.offset()).setMaxResults(paging.limit()).getResultList();
    }

    long count(EntityManager entities) {
        var query = entities.createQuery("select count(r) from " + from + filter(), Long.class);
        bind(query);
        return query.getSingleResult();
    }

    private String filter() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private void bind(Query query) {
        values.forEach(query::setParameter);
    }
}
