package dev.mold.server.testing;

import dev.mold.server.platform.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A server in a process of its own, on a port and a folder that it keeps when it is killed and started again. */
public final class MoldProcess implements AutoCloseable {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 5_000;

    private final Path folder;
    private final List<String> arguments;
    private final int port;
    private JavaProcess process;

    private MoldProcess(Path folder, List<String> backend, Optional<DatabaseSettings> database) {
        this.folder = folder;
        this.port = freePort();
        this.arguments = new ArrayList<>(List.of(
                "--port", Integer.toString(port),
                "--data", folder.toString(),
                "--crash-file", crashFile().toString()));
        arguments.addAll(backend);
        database.ifPresent(settings ->
                arguments.addAll(List.of("--db-url", settings.url(), "--db-user", settings.user())));
    }

    /** On a simulated cloud. @param folder of its data; @param database the embedded one if empty */
    public MoldProcess(Path folder, URI simulator, Optional<DatabaseSettings> database) {
        this(folder, List.of("--backend", "simulator", "--backend-url", simulator.toString()), database);
    }

    /** On real machines of this host, with the embedded database. @param options what the back end is told, by name */
    public static MoldProcess onMachines(Path folder, Map<String, String> options) {
        var backend = new ArrayList<>(List.of("--backend", "machine"));
        options.forEach((name, value) -> backend.addAll(List.of("--backend-option", name + "=" + value)));
        return new MoldProcess(folder, backend, Optional.empty());
    }

    /** Starts it, or starts it again. Returns when it serves. */
    public void start() {
        process = JavaProcess.start(
                CrashableServer.class, logFile(), Map.of(), CrashableServer.READY, arguments);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port + "/client/api");
    }

    /**
     * Has it stand still, the next time it gets there; where it stands still now it goes on.
     *
     * @param point {@code flow/step/POINT}
     */
    public void standStillAt(String point) {
        try {
            var aside = folder.resolve("crash.new");
            Files.writeString(aside, point);
            Files.move(aside, crashFile());
            // last, for a server that stands still goes on now
            Files.deleteIfExists(hitFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it stands there. */
    public void awaitStandstill(Duration atMost) {
        Awaitility.await("the server gets to the point")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(10))
                .until(this::standsStill);
    }

    public boolean standsStill() {
        return Files.exists(hitFile());
    }

    /** Cancels the order to stand still, if it has not got there yet. */
    public void doNotStandStill() {
        try {
            Files.deleteIfExists(crashFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it go on from there. */
    public void goOn() {
        try {
            Files.delete(hitFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JavaProcess process() {
        return process;
    }

    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }

    /** What it has logged so far. */
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logFile() {
        return folder.resolve("server.log");
    }

    private Path crashFile() {
        return folder.resolve("crash");
    }

    private Path hitFile() {
        return folder.resolve("crash.hit");
    }

    /** One below those that systems give to outgoing connections, which could take it while the server is down. */
    private static int freePort() {
        var first = (int) (FIRST_PORT + ProcessHandle.current().pid() % PORTS);
        return IntStream.range(first, first + PORTS)
                .filter(MoldProcess::free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No port is free"));
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
