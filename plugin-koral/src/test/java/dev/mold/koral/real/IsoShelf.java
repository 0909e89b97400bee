package dev.mold.koral.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves ISOs over HTTP on loopback, and creates small ones. */
final class IsoShelf implements AutoCloseable {
    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofMinutes(1));

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    /** @param folder for the ISOs that it creates */
    IsoShelf(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Serves a file. @return its URL */
    String offer(Path file) {
        var name = file.getFileName().toString();
        files.put(name, file);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** Creates a file whose content is not ISO 9660. */
    Path plainFile(String name) {
        return write(folder.resolve(name), "this is no ISO\n".repeat(10_000));
    }

    /** Creates an ISO with the label that nodes look for. @param content text of each file, by its path in the ISO */
    Path iso(String name, Map<String, String> content) {
        var tree = folder.resolve(name + ".d");
        content.forEach((path, text) -> {
            var file = write(tree.resolve(path), text);
            if (!file.toFile().setExecutable(true)) {
                throw new IllegalStateException(file + " cannot be made executable");
            }
        });
        var iso = folder.resolve(name);
        COMMANDS.run(
                "xorriso", "-as", "mkisofs", "-quiet", "-V", "CDROM", "-J", "-R", "-o", iso.toString(), tree.toString());
        return iso;
    }

    /** Creates a damaged ISO: name and label are valid, but its folders cannot be found. */
    Path damagedIso(String name) {
        var iso = iso(name, Map.of("k8s/kubeadm", "#!/bin/sh\n"));
        try {
            var bytes = Files.readAllBytes(iso);
            // The root folder's record in the first descriptor and the descriptors after it are overwritten.
            Arrays.fill(bytes, 16 * 2048 + 140, 16 * 2048 + 190, (byte) 0xff);
            Arrays.fill(bytes, 17 * 2048, bytes.length, (byte) 0);
            Files.write(iso, bytes);
            return iso;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var file = files.get(exchange.getRequestURI().getPath().substring(1));
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(Files.size(file)));
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, Files.size(file));
                Files.copy(file, exchange.getResponseBody());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
