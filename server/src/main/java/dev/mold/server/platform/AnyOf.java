package dev.mold.server.platform;

import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;

/**
 * The values of an {@code in} condition, each a parameter of its own. Hibernate keeps the translation of a query by its
 * text, but not that of one with a list for a parameter. So the text is made the same for many lists: the last value is
 * repeated until there are a power of two.
 */
public final class AnyOf {
    /** Longer lists are rare; they stay one parameter, as empty ones do, which match nothing. */
    private static final int MOST = 512;

    private final String name;
    private final List<Object> values;

    private AnyOf(String name, List<Object> values) {
        this.name = name;
        this.values = values;
    }

    /**
     * @param name what the parameters' names begin with, and no other's of the query
     */
    public static AnyOf of(String name, Collection<?> values) {
        return new AnyOf(name, List.copyOf(values));
    }

    /** What comes after {@code in} in the query's text. */
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

    /** Gives the query the values. */
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
        return values.isEmpty() || values.size() > MOST;
    }

    /** At least two: a single parameter in brackets could be a list, so such a query is translated each time. */
    private int padded() {
        var highest = Integer.highestOneBit(values.size());
        return Math.max(2, highest == values.size() ? highest : 2 * highest);
    }
}
