package dev.mold.koral.docs;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Builds a Markdown page. */
final class Markdown {
    private static final String GENERATED =
            "<!-- Generated from the code; scripts/dev/write-docs.sh renews it. Do not edit. -->";

    private final StringBuilder text = new StringBuilder();

    /** Starts a page with a title and an opening sentence. */
    static Markdown page(String title, String opening) {
        var page = new Markdown();
        page.text.append(GENERATED).append('\n');
        return page.heading(1, title).paragraph(opening);
    }

    Markdown heading(int level, String title) {
        text.append(text.isEmpty() ? "" : "\n").append("#".repeat(level)).append(' ').append(title).append("\n\n");
        return this;
    }

    Markdown paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    Markdown fence(String language, Collection<String> lines) {
        text.append("```").append(language).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        text.append("```\n\n");
        return this;
    }

    /** @param rows with as many cells as there are columns; nothing is written if there are none */
    Markdown table(List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        row(columns);
        text.append("|").append("---|".repeat(columns.size())).append('\n');
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String cell(String words) {
        return words.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }

    static String code(String words) {
        return words.isEmpty() ? "" : "`" + words + "`";
    }

    @Override
    public String toString() {
        return text.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }
}
