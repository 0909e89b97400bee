package dev.mold.koral.docs;

import dev.mold.koral.setting.KoralSettings;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;

/** A whole server with Koral enabled. */
final class KoralServer {
    private KoralServer() {}

    /** @param folder a temporary folder of the test */
    static TestingMoldServer start(Path folder) {
        try (var first = TestingMoldServer.empty(folder)) {
            first.admin().call("updateConfiguration", "name", KoralSettings.SERVICE_ENABLED.key(), "value", "true");
        }
        return TestingMoldServer.empty(folder);
    }
}
