package dev.mold.api.response;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the views of this page
 * @param count total number of entries on all pages
 */
public record ListAnswer<V>(List<V> items, long count) {
    public ListAnswer {
        items = List.copyOf(items);
    }

    /** A list that fits on one page. */
    public static <V> ListAnswer<V> of(List<V> items) {
        return new ListAnswer<>(items, items.size());
    }
}
