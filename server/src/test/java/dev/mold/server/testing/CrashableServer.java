package dev.mold.server.testing;

import dev.mold.server.MoldServer;
import dev.mold.server.ServerOptions;
import dev.mold.server.compute.BackendOptions;
import dev.mold.server.job.flow.EngineTimings;
import dev.mold.server.platform.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * A server as a process of its own that stands still at a point of an operation when it is told to, so that a test can
 * kill it there. On the embedded database it is alone and takes up soon what it left.
 */
public final class CrashableServer implements Runnable {
    /** How a server keeps time that waits for none but itself. */
    @Configuration(proxyBeanMethods = false)
    static class QuickTakeOver {
        @Bean
        EngineTimings timings() {
            return new EngineTimings(Duration.ofMillis(100), Duration.ofMillis(500), 4, 8, 32, Duration.ofSeconds(2));
        }
    }

    static final String READY = "Mold is ready at ";

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--data", required = true)
    private Path data;

    @Option(names = "--crash-file", required = true)
    private Path crashFile;

    @Option(names = "--backend", required = true)
    private String backend;

    @Option(names = "--backend-url")
    private Optional<String> backendUrl = Optional.empty();

    @Option(names = "--backend-option")
    private Map<String, String> backendOptions = Map.of();

    @Option(names = "--db-url")
    private String databaseUrl;

    @Option(names = "--db-user")
    private String databaseUser;

    private CrashableServer() {}

    public static void main(String[] arguments) {
        var status = new CommandLine(new CrashableServer()).execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public void run() {
        System.setProperty(CrashPoint.FILE, crashFile.toString());
        var shared = databaseUrl != null;
        var server = MoldServer.start(
                new ServerOptions(
                        port,
                        "127.0.0.1",
                        data,
                        data.resolve("plugins"),
                        new BackendOptions(backend, backendUrl, data.resolve(backend), backendOptions),
                        shared
                                ? new DatabaseSettings(databaseUrl, databaseUser, "", 16)
                                : DatabaseSettings.embedded(data),
                        false,
                        Optional.of(TestingMoldServer.ADMIN_PASSWORD)),
                shared
                        ? new Class<?>[] {CrashPoint.class}
                        : new Class<?>[] {CrashPoint.class, QuickTakeOver.class});
        System.out.println(READY + "http://127.0.0.1:" + server.port() + "/client/api");
    }
}
