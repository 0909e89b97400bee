package dev.mold.server;

import dev.mold.server.compute.BackendOptions;
import dev.mold.server.platform.DatabaseSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mold serve}: runs the server in the foreground until it is told to stop. */
@Command(
        name = "serve",
        description = "Runs the server in the foreground.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class ServeCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 16;

    @Option(names = "--port", paramLabel = "N", required = true, description = "TCP port of the API; 0 for a free one.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder for what must outlive the server; made if it is not there.")
    private Path data;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; ${DEFAULT-VALUE} if not given.")
    private String bind;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "simulator",
            description = "Compute back end: simulator, or machine (real machines on this host); ${DEFAULT-VALUE} if not"
                    + " given.")
    private String backend;

    @Option(names = "--backend-url", paramLabel = "URL", description = "Where the back end is, if it runs apart.")
    private String backendUrl;

    @Option(
            names = "--backend-option",
            paramLabel = "NAME=VALUE",
            description =
                    "An option of the back end; for the simulator timings=short|instant, hosts=N, public-range=CIDR;"
                    + " for machine template=FILE, public-range=CIDR, dns=ADDRESS,ADDRESS.")
    private Map<String, String> backendOptions = Map.of();

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description = "JDBC URL of a MariaDB; a file in the data folder if not given.")
    private String databaseUrl;

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            defaultValue = "mold",
            description = "User of that database; its password comes from MOLD_DB_PASSWORD.")
    private String databaseUser;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Folder with a folder of jars for each plugin; the distribution's own if not given.")
    private Path plugins;

    @Option(names = "--empty", description = "Leaves a fresh data folder without a zone.")
    private boolean empty;

    @Override
    public Integer call() throws InterruptedException {
        var server = MoldServer.start(options(System.getenv()));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(
                () -> {
                    server.close();
                    stopped.countDown();
                },
                "mold-stop"));
        System.out.println("Mold is ready at http://" + host() + ":" + server.port() + "/client/api");
        stopped.await();
        return 0;
    }

    ServerOptions options(Map<String, String> environment) {
        return new ServerOptions(
                port,
                bind,
                data,
                plugins == null ? Path.of(System.getProperty("mold.home", "."), "plugins") : plugins,
                new BackendOptions(backend, Optional.ofNullable(backendUrl), data.resolve(backend), backendOptions),
                database(environment),
                empty,
                Optional.ofNullable(environment.get("MOLD_ADMIN_PASSWORD")).filter(text -> !text.isEmpty()));
    }

    private DatabaseSettings database(Map<String, String> environment) {
        return databaseUrl == null
                ? DatabaseSettings.embedded(data)
                : new DatabaseSettings(
                        databaseUrl,
                        databaseUser,
                        environment.getOrDefault("MOLD_DB_PASSWORD", ""),
                        CONNECTIONS);
    }

    private String host() {
        return bind.indexOf(':') >= 0 ? "[" + bind + "]" : bind;
    }
}
