package dev.mold.server.vm.query;

import dev.mold.api.command.Visibility;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.Id;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the conditions of one list query with their values; what was not asked for adds none. */
public final class Conditions {
    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A condition without values, such as {@code m.removed is null}. */
    public Conditions that(String clause) {
        clauses.add(clause);
        return this;
    }

    /** @param value a plain value or a typed id; null for no condition */
    public Conditions equal(String path, Object value) {
        return value == null ? this : compare(path, "=", plain(value));
    }

    /** @param allowed one of these; null or none for no condition */
    public Conditions in(String path, Collection<?> allowed) {
        if (allowed == null || allowed.isEmpty()) {
            return this;
        }
        return compare(path, "in", allowed.stream().map(Conditions::plain).toList());
    }

    public Conditions notIn(String path, Collection<?> refused) {
        return compare(path, "not in", refused);
    }

    /** Only what belongs to these accounts. */
    public Conditions visible(String path, Visibility visibility) {
        if (visibility.accounts().isEmpty()) {
            return this;
        }
        var accounts = visibility.accounts().get();
        return accounts.isEmpty()
                ? that("1 = 0")
                : compare(path, "in", accounts.stream().map(AccountId::value).toList());
    }

    /** @param part text that must be in one of the paths, letter case aside; null or blank for no condition */
    public Conditions contains(String part, String... paths) {
        if (part == null || part.isBlank()) {
            return this;
        }
        var name = name();
        var escaped = part.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        values.put(name, "%" + escaped + "%");
        return that(Arrays.stream(paths)
                .map(path -> "lower(" + path + ") like :" + name + " escape '!'")
                .collect(Collectors.joining(" or ", "(", ")")));
    }

    /**
     * @param head select and from
     * @param tail order by, or nothing
     */
    public <T> TypedQuery<T> query(EntityManager entities, Class<T> type, String head, String tail) {
        var where = clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
        var query = entities.createQuery(head + where + " " + tail, type);
        values.forEach(query::setParameter);
        return query;
    }

    private Conditions compare(String path, String operator, Object value) {
        var name = name();
        values.put(name, value);
        return that(path + " " + operator + " :" + name);
    }

    private String name() {
        return "v" + values.size();
    }

    private static Object plain(Object value) {
        return value instanceof Id id ? id.value() : value;
    }
}
