package dev.mold.server.platform;

import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;

/**
 * The values of an {@code in} condition, each bound to a parameter of its own. Hibernate caches the translation of a
 * query by its text, but not if a list is bound to a parameter. So that many lists share a text, the last value is
 * repeated until the number of values is a power of two.
 */
public final class AnyOf {
    /** Longer lists are rare; they are bound as one parameter, and so are empty ones, which match nothing. */
    private static final int MAX_PARAMETERS = 512;

    private final String name;
    private final List<Object> values;

    private AnyOf(String name, List<Object> values) {
        this.name = name;
        this.values = values;
    }

    /** @param name prefix of the parameters' names; no other parameter of the query may begin with it */
    public static AnyOf of(String name, Collection<?> values) {
        return new AnyOf(name, List.copyOf(values));
    }

    /** The text that follows {@code in} in the query. */
    public String text() {
        if (whole()) {
            return ":" + name;
        }
        var text = new StringBuilder("(");
        for (var i = 0; i < padded(); i++) {
            text.append(i == 0 ? ":" : ",:").append(name).append(i);
        }
        return text.append(')').toString();
    }

    /** Binds the values to the query's parameters. */
    public <Q extends TypedQuery<?>> Q bind(Q query) {
        if (whole()) {
            query.setParameter(name, values);
            return query;
        }
        for (var i = 0; i < padded(); i++) {
            query.setParameter(name + i, values.get(Math.min(i, values.size() - 1)));
        }
        return query;
    }

    private boolean whole() {
        return values.isEmpty() || values.size() > MAX_PARAMETERS;
    }

    /** At least two: a single parameter in brackets could be a list, so Hibernate does not cache such a query. */
    private int padded() {
        var highest = Integer.highestOneBit(values.size());
        return Math.max(2, highest == values.size() ? highest : 2 * highest);
    }
}
