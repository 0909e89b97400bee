package dev.mold.server.platform.rows;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement does, according to its text.
 *
 * @param names in lower case: of a statement that writes, the table that it writes to; of one that reads, every name
 *     that may be a table. A name too many only makes a cached value expire too early.
 */
record SqlText(Kind kind, Set<String> names) {
    private static final String READING = "select";
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge", "replace");
    private static final Set<String> BEFORE_TARGET = Set.of("into", "from");

    enum Kind {
        READS,
        WRITES,
        /** A change of the schema, and anything else that is not understood. */
        OTHER
    }

    static SqlText of(String sql) {
        var words = new Words(sql);
        var first = words.next();
        if (READING.equals(first)) {
            return new SqlText(Kind.READS, words.rest());
        }
        if (first != null && WRITING.contains(first)) {
            var target = words.next();
            if (target != null && BEFORE_TARGET.contains(target)) {
                target = words.next();
            }
            if (target != null) {
                return new SqlText(Kind.WRITES, Set.of(target));
            }
        }
        return new SqlText(Kind.OTHER, Set.of());
    }

    /** The words of a statement, without qualified columns ({@code m.name}), numbers and quoted text. */
    private static final class Words {
        private final String text;
        private int at;

        Words(String text) {
            this.text = text;
        }

        String next() {
            while (at < text.length()) {
                var c = text.charAt(at);
                if (c == '\'') {
                    skipQuoted();
                } else if (Character.isJavaIdentifierPart(c)) {
                    var start = at;
                    skipWord();
                    var column = start > 0 && text.charAt(start - 1) == '.';
                    if (!column && !Character.isDigit(c)) {
                        return text.substring(start, at).toLowerCase(Locale.ROOT);
                    }
                } else {
                    at++;
                }
            }
            return null;
        }

        Set<String> rest() {
            var words = new LinkedHashSet<String>();
            for (var word = next(); word != null; word = next()) {
                words.add(word);
            }
            return words;
        }

        private void skipWord() {
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
        }

        private void skipQuoted() {
            var end = text.indexOf('\'', at + 1);
            at = end < 0 ? text.length() : end + 1;
        }
    }
}
