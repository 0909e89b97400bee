package dev.mold.koral.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A proxy between a server and the simulated cloud that can hold a call. */
final class BackendGate implements AutoCloseable {
    /** A call to be held. */
    private record Hold(String operation, CountDownLatch arrived, CountDownLatch released) {}

    private final URI cloud;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "backend-gate");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<Hold> next = new AtomicReference<>();
    private Hold held;

    BackendGate(URI cloud) {
        this.cloud = cloud;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Holds the next call of that operation. */
    void hold(String operation) {
        held = new Hold(operation, new CountDownLatch(1), new CountDownLatch(1));
        next.set(held);
    }

    /** Holds no further calls; one that is held already stays so. */
    void holdNothing() {
        next.set(null);
    }

    boolean holds() {
        return held.arrived().getCount() == 0;
    }

    /** Forwards the held call. */
    void release() {
        held.released().countDown();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            var hold = next.get();
            if (hold != null && path.equals("/" + hold.operation()) && next.compareAndSet(hold, null)) {
                hold.arrived().countDown();
                hold.released().await();
            }
            var request = HttpRequest.newBuilder(cloud.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
