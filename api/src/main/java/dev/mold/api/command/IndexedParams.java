package dev.mold.api.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map parameter as clients send it, {@code name[0].field=value}: one group of fields per index, in index order.
 *
 * @param groups the fields of each index
 */
public record IndexedParams(List<Map<String, String>> groups) {
    public IndexedParams {
        groups = groups.stream().map(Map::copyOf).toList();
    }

    public static IndexedParams empty() {
        return new IndexedParams(List.of());
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The value of a field in the group at that position, if it was given. */
    public Optional<String> value(int position, String field) {
        return Optional.ofNullable(groups.get(position).get(field));
    }
}
