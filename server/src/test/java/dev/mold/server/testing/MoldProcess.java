package dev.mold.server.testing;

import dev.mold.server.platform.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A server in a process of its own, on a port and a folder that it keeps when it is killed and started again. */
public final class MoldProcess implements AutoCloseable {
    private final Path folder;
    private final URI backend;
    private final Optional<DatabaseSettings> database;
    private final int port;
    private JavaProcess process;

    /** @param folder of its data; @param database the embedded one if empty */
    public MoldProcess(Path folder, URI backend, Optional<DatabaseSettings> database) {
        this.folder = folder;
        this.backend = backend;
        this.database = database;
        this.port = freePort();
    }

    /** Starts it, or starts it again. Returns when it serves. */
    public void start() {
        var arguments = new ArrayList<>(List.of(
                Integer.toString(port), folder.toString(), backend.toString(), crashFile().toString()));
        database.ifPresent(settings -> arguments.addAll(List.of(settings.url(), settings.user())));
        process = JavaProcess.start(
                CrashableServer.class, folder.resolve("server.log"), Map.of(), CrashableServer.READY, arguments);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port + "/client/api");
    }

    /** @param point {@code flow/step/POINT} where it shall stand still, the next time it gets there */
    public void standStillAt(String point) {
        try {
            Files.deleteIfExists(hitFile());
            var aside = folder.resolve("crash.new");
            Files.writeString(aside, point);
            Files.move(aside, crashFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it stands there. */
    public void awaitStandstill(Duration atMost) {
        Awaitility.await("the server gets to the point")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Files.exists(hitFile()));
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

    private Path crashFile() {
        return folder.resolve("crash");
    }

    private Path hitFile() {
        return folder.resolve("crash.hit");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
