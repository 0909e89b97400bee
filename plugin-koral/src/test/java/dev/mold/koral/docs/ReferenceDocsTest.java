package dev.mold.koral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares docs/reference with the code; with the system property {@code docs.write} it regenerates the pages. */
class ReferenceDocsTest {
    private static final Path PAGES = Path.of("..", "docs", "reference");

    @TempDir
    Path folder;

    @Test
    void pagesSayWhatTheCodeSays() throws IOException {
        try (var server = KoralServer.start(folder)) {
            var pages = ReferencePages.of(server);
            if (Boolean.getBoolean("docs.write")) {
                write(pages);
            }
            for (var page : pages.entrySet()) {
                var file = PAGES.resolve(page.getKey());
                assertThat(file).exists();
                assertThat(Files.readString(file).equals(page.getValue()))
                        .as("docs/reference/%s is out of date: run scripts/dev/write-docs.sh", page.getKey())
                        .isTrue();
            }
        }
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(PAGES);
        for (var page : pages.entrySet()) {
            Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
        }
    }
}
