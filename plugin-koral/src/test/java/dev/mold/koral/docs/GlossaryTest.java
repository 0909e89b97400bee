package dev.mold.koral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the classes that the glossary names exist. */
class GlossaryTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]\\w*\\.)*([A-Z]\\w+)[^`]*`");

    @Test
    void everyClassThatTheGlossaryNamesExists() throws IOException {
        var named = named();

        assertThat(named).contains("Operation", "Claim", "NodePool");
        assertThat(existing()).containsAll(named);
    }

    /** The classes in the last column of the tables. */
    private static Set<String> named() throws IOException {
        var named = new TreeSet<String>();
        for (var line : Files.readAllLines(ROOT.resolve("docs/explanation/glossary.md"))) {
            if (line.startsWith("| ")) {
                var cells = line.split(" \\| ");
                var classes = CLASS.matcher(cells[cells.length - 1]);
                while (classes.find()) {
                    named.add(classes.group(1));
                }
            }
        }
        return named;
    }

    private static Set<String> existing() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("src/main/java"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
