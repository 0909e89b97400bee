package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.TestingMoldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFeatureTest {
    @Test
    void aServerLeavesNothingInTheTemporaryFolder(@TempDir Path folder) throws IOException {
        var before = foldersOfTomcat();

        TestingMoldServer.empty(folder).close();

        assertThat(foldersOfTomcat()).isEqualTo(before);
    }

    private static Set<String> foldersOfTomcat() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("tomcat"))
                    .collect(Collectors.toSet());
        }
    }
}
