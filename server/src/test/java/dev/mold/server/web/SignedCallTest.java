package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedCallTest {
    @TempDir
    Path folder;

    @Test
    void signedCallsAreAnswered() {
        try (var server = TestingMoldServer.empty(folder)) {
            var apis = server.admin().call("listApis");
            assertThat(apis.get("count").asInt()).isPositive();
        }
    }
}
