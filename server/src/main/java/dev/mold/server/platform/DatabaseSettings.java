package dev.mold.server.platform;

import java.nio.file.Path;

/**
 * Where the database is.
 *
 * @param url a JDBC URL, {@code jdbc:h2:…} or {@code jdbc:mariadb:…}
 * @param connections maximum number of connections at a time
 */
public record DatabaseSettings(String url, String user, String password, int connections) {
    /**
     * The embedded default: H2 in a file of the data folder. Each commit is written at once, because a server may be
     * killed at any moment. The lock is the file system's, so a restart after a kill need not wait until it expires.
     * Each connection caches the plans of the statements that lists and operations need, because parsing and planning
     * them takes longer than running them.
     */
    public static DatabaseSettings embedded(Path dataFolder) {
        var file = dataFolder.resolve("db").resolve("mold").toAbsolutePath();
        return new DatabaseSettings(
                "jdbc:h2:file:" + file
                        + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                        + ";WRITE_DELAY=0;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128",
                "mold",
                "",
                16);
    }

    public boolean mariaDb() {
        return url.startsWith("jdbc:mariadb:");
    }

    /** Whether no other process can write to the database: the file of the embedded one is locked while it is open. */
    public boolean ours() {
        return url.startsWith("jdbc:h2:file:") && url.contains(";FILE_LOCK=FS");
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
