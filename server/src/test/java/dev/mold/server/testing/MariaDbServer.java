package dev.mold.server.testing;

import dev.mold.server.platform.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Debian's MariaDB as a process of the test's own on loopback, shared by the tests of one JVM and gone with it. */
public final class MariaDbServer {
    private static final Object LOCK = new Object();
    private static MariaDbServer shared;

    private final Process process;
    private final int port;

    private MariaDbServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The server of this JVM, started at the first call. @throws IllegalStateException if MariaDB is not installed */
    public static MariaDbServer shared() {
        synchronized (LOCK) {
            if (shared == null) {
                shared = start();
            }
            return shared;
        }
    }

    private static MariaDbServer start() {
        var daemon = Stream.of("/usr/sbin/mariadbd", "/usr/sbin/mysqld", "/usr/libexec/mariadbd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "These tests need a real MariaDB: install the package mariadb-server"));
        try {
            var folder = Files.createTempDirectory("mold-mariadb");
            var data = folder.resolve("data");
            run(List.of(
                    "mariadb-install-db",
                    "--no-defaults",
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db",
                    "--user=" + System.getProperty("user.name"),
                    "--datadir=" + data));
            var port = freePort();
            var process = new ProcessBuilder(List.of(
                            daemon.toString(),
                            "--no-defaults",
                            "--user=" + System.getProperty("user.name"),
                            "--datadir=" + data,
                            "--socket=" + folder.resolve("socket"),
                            "--pid-file=" + folder.resolve("pid"),
                            "--bind-address=127.0.0.1",
                            "--port=" + port,
                            "--max-connections=300",
                            "--skip-log-bin",
                            "--innodb-flush-log-at-trx-commit=2",
                            "--innodb-buffer-pool-size=64M"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            var server = new MariaDbServer(process, port);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(folder)));
            Awaitility.await("MariaDB answers").atMost(Duration.ofSeconds(60)).until(server::answers);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB cannot be started", e);
        }
    }

    /** An empty database of its own. */
    public DatabaseSettings freshDatabase() {
        var name = "mold_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(url(""), "root", "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("A database cannot be made", e);
        }
        return new DatabaseSettings(url(name), "root", "", 16);
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("MariaDB ended with " + process.exitValue());
        }
        try (var connection = DriverManager.getConnection(url(""), "root", "")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void stop(Path folder) {
        process.destroyForcibly();
        try (var files = Files.walk(folder)) {
            process.waitFor(10, TimeUnit.SECONDS);
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.get(0) + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
