package dev.mold.api.command;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * The parameters of every list command. The engine rejects invalid combinations and sets the defaults, so that handlers
 * can use the values directly.
 *
 * @param keyword part of a name, in any case; or null
 * @param page number of the page, from 1
 * @param pagesize rows per page; -1 for all rows
 */
public record Paging(
        @Param("List by keyword") String keyword,
        @Param("The number of the page, from 1") Integer page,
        @Param("The number of entries per page; -1 for all") Integer pagesize) {

    /** All rows, no keyword. */
    public static Paging all() {
        return new Paging(null, 1, -1);
    }

    /** Number of rows to skip. */
    public int offset() {
        return unlimited() || page == null ? 0 : Math.multiplyExact(page - 1, pagesize);
    }

    /** Maximum number of rows to return; {@link Integer#MAX_VALUE} for all. */
    public int limit() {
        return unlimited() ? Integer.MAX_VALUE : pagesize;
    }

    /** Whether one of the texts contains the keyword, in any case; true without a keyword. */
    public boolean matches(String... texts) {
        if (keyword == null) {
            return true;
        }
        var part = keyword.toLowerCase(Locale.ROOT);
        return Stream.of(texts).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
    }

    private boolean unlimited() {
        return pagesize == null || pagesize == -1;
    }
}
