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

/**
 * A server as a process of its own that stands still at a point of an operation when it is told to, so that a test can
 * kill it there. On the embedded database it is alone and takes up soon what it left. Arguments: PORT DATA BACKEND-URL CRASH-FILE [DATABASE-URL DATABASE-USER].
 */
public final class CrashableServer {
    /** How a server keeps time that waits for none but itself. */
    @Configuration(proxyBeanMethods = false)
    static class QuickTakeOver {
        @Bean
        EngineTimings timings() {
            return new EngineTimings(Duration.ofMillis(100), Duration.ofMillis(500), 4, 8, Duration.ofSeconds(2));
        }
    }

    static final String READY = "Mold is ready at ";

    private CrashableServer() {}

    public static void main(String[] arguments) {
        var data = Path.of(arguments[1]);
        var database = arguments.length > 4
                ? new DatabaseSettings(arguments[4], arguments[5], "", 16)
                : DatabaseSettings.embedded(data);
        System.setProperty(CrashPoint.FILE, arguments[3]);
        var server = MoldServer.start(
                new ServerOptions(
                        Integer.parseInt(arguments[0]),
                        "127.0.0.1",
                        data,
                        data.resolve("plugins"),
                        new BackendOptions(
                                "simulator", Optional.of(arguments[2]), data.resolve("simulator"), Map.of()),
                        database,
                        false,
                        Optional.of(TestingMoldServer.ADMIN_PASSWORD)),
                arguments.length > 4
                        ? new Class<?>[] {CrashPoint.class}
                        : new Class<?>[] {CrashPoint.class, QuickTakeOver.class});
        System.out.println(READY + "http://127.0.0.1:" + server.port() + "/client/api");
    }
}
