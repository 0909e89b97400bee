package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.CrashableServer;
import dev.mold.server.testing.JavaProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger sends to fill a server's memory; the server has the heap that its launcher gives it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
    private static final int REQUESTS = 250;
    private static final int BYTES = 1 << 20;
    /** The heap, and what the JVM has beside it. */
    private static final long MAX_MIB = 480;

    private final HttpClient http = HttpClient.newHttpClient();
    private JavaProcess server;
    private URI api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        api = URI.create("http://127.0.0.1:" + port + "/client/api");
        server = JavaProcess.start(
                CrashableServer.class,
                folder.resolve("server.log"),
                Map.of(
                        "_JAVA_OPTIONS", "-Xms48m -Xmx256m -Xss512k -XX:ReservedCodeCacheSize=48m",
                        "MALLOC_ARENA_MAX", "2"),
                "Mold is ready at ",
                List.of(
                        "--port", Integer.toString(port),
                        "--data", folder.toString(),
                        "--crash-file", folder.resolve("crash").toString(),
                        "--backend", "simulator"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void manyLargeBodiesAtOnceDoNotFillTheMemory() throws IOException {
        var values = "response=json&command=listZones&keyword=" + "x".repeat(BYTES);
        var names = "response=json&command=listZones&"
                + IntStream.range(0, BYTES / 8).mapToObj(n -> "p" + n).collect(Collectors.joining("&"));
        var escaped = "response=json&command=listZones&keyword=" + "%C3%A4".repeat(BYTES / 6);
        var ids = "response=json&command=deleteEvents&ids="
                + IntStream.range(0, BYTES / 37)
                        .mapToObj(n -> UUID.randomUUID().toString())
                        .collect(Collectors.joining(","));
        var bodies = List.of(values, names, escaped, ids);

        var before = peakMib();
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < REQUESTS; i++) {
            answers.add(http.sendAsync(post(bodies.get(i % bodies.size())), BodyHandlers.ofString()));
        }
        var statuses = new TreeMap<Integer, Integer>();
        for (var answer : answers) {
            var response = answer.join();
            statuses.merge(response.statusCode(), 1, Integer::sum);
            assertThat(response.body()).startsWith("{\"").contains("errorcode");
        }
        var peak = peakMib();
        System.out.println("Requests: " + REQUESTS + ", answers: " + statuses + ", peak memory: " + before
                + " MiB before, " + peak + " MiB in all");
        // too many parameters, not authenticated, or no room
        assertThat(statuses.keySet()).isSubsetOf(400, 401, 429, 430);
        assertThat(statuses).containsKeys(401);
        assertThat(peak).isLessThanOrEqualTo(MAX_MIB);
        assertThat(server.alive()).isTrue();
        assertThat(http.sendAsync(post("response=json&command=listZones"), BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpRequest post(String body) {
        return HttpRequest.newBuilder(api)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** The most memory that the process has had, in MiB, as the kernel counts it. */
    private long peakMib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
