package dev.mold.server.testing;

import dev.mold.server.platform.DatabaseSettings;
import java.nio.file.Path;

/** The databases that persistence and flow tests run on: the embedded one, and a real MariaDB. */
public enum TestDatabase {
    H2 {
        @Override
        public DatabaseSettings fresh(Path folder) {
            return DatabaseSettings.embedded(folder);
        }
    },
    MARIADB {
        @Override
        public DatabaseSettings fresh(Path folder) {
            return MariaDbServer.shared().freshDatabase();
        }
    };

    /**
     * @param folder a temporary folder of the test's
     * @return settings of an empty database
     */
    public abstract DatabaseSettings fresh(Path folder);
}
