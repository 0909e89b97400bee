package dev.mold.server.testing;

import dev.mold.server.MoldServer;
import dev.mold.server.RunningServer;
import dev.mold.server.ServerOptions;
import dev.mold.server.compute.BackendOptions;
import dev.mold.server.platform.DatabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A whole server in the test's own process, on a free loopback port, with an empty cloud or a seeded one. */
public final class TestingMoldServer implements AutoCloseable {
    /** The password of its user {@code admin}. */
    public static final String ADMIN_PASSWORD = "a test's secret";

    private final RunningServer server;
    private final ApiClient admin;

    private TestingMoldServer(RunningServer server) {
        this.server = server;
        this.admin = anonymous().keysByPassword("admin", ADMIN_PASSWORD);
    }

    /** Without a zone, on the embedded database. @param folder a temporary folder of the test's */
    public static TestingMoldServer empty(Path folder, Class<?>... extra) {
        return start(folder, DatabaseSettings.embedded(folder), true, extra);
    }

    /** With a simulated zone, on the embedded database. @param folder a temporary folder of the test's */
    public static TestingMoldServer seeded(Path folder, Class<?>... extra) {
        return start(folder, DatabaseSettings.embedded(folder), false, extra);
    }

    /**
     * @param folder a temporary folder of the test's; one that a server used before is taken up again
     * @param empty whether a fresh folder is left without a zone
     * @param extra further configuration classes
     */
    public static TestingMoldServer start(Path folder, DatabaseSettings database, boolean empty, Class<?>... extra) {
        return start(folder, database, empty, simulator(folder, Map.of("timings", "instant")), extra);
    }

    /** With a simulated zone of so many hosts, on the embedded database. */
    public static TestingMoldServer seeded(Path folder, int hosts) {
        var options = Map.of("timings", "instant", "hosts", Integer.toString(hosts));
        return start(folder, DatabaseSettings.embedded(folder), false, simulator(folder, options));
    }

    private static TestingMoldServer start(
            Path folder, DatabaseSettings database, boolean empty, BackendOptions backend, Class<?>... extra) {
        return new TestingMoldServer(MoldServer.start(
                new ServerOptions(
                        0,
                        "127.0.0.1",
                        folder,
                        folder.resolve("plugins"),
                        backend,
                        database,
                        empty,
                        Optional.of(ADMIN_PASSWORD)),
                extra));
    }

    /** A cloud that takes no time, on loopback addresses that no other process uses. */
    private static BackendOptions simulator(Path folder, Map<String, String> options) {
        return new BackendOptions("simulator", Optional.empty(), folder.resolve("simulator"), options);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port() + "/client/api");
    }

    /** A client that says nothing of who it is. */
    public ApiClient anonymous() {
        return ApiClient.at(endpoint());
    }

    /** The root administrator, with keys. */
    public ApiClient admin() {
        return admin;
    }

    /** A part of the server. */
    public <T> T get(Class<T> type) {
        return server.context().getBean(type);
    }

    /** All its parts of that type. */
    public <T> Collection<T> all(Class<T> type) {
        return server.context().getBeansOfType(type).values();
    }

    @Override
    public void close() {
        server.close();
    }
}
