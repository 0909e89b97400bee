package dev.mold.server.compute.machine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageSpec.Checksum;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.compute.ImageStatus.State;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineImagesTest {
    private static final byte[] ISO = iso();

    @TempDir
    Path data;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private StateFolder folder;
    private HttpServer server;
    private MachineImages images;

    @BeforeEach
    void open() throws IOException {
        folder = new StateFolder(data);
        images = images();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good.iso", exchange -> answer(exchange, 200, ISO));
        server.createContext("/page.iso", exchange -> answer(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/long-page.iso", exchange -> answer(exchange, 200, new byte[64 << 10]));
        server.createContext("/moved.iso", exchange -> redirect(exchange, "/good.iso"));
        server.createContext("/round.iso", exchange -> redirect(exchange, "/round.iso"));
        server.createContext("/sly.iso", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext("/huge.iso", exchange -> {
            exchange.sendResponseHeaders(200, 1L << 60);
            exchange.close();
        });
        server.createContext("/broken.iso", exchange -> {
            exchange.sendResponseHeaders(200, ISO.length);
            exchange.getResponseBody().write(ISO, 0, 1000);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
        folder.close();
    }

    @Test
    void imageIsFetchedAndKept() throws IOException {
        var spec = spec("/good.iso", Optional.empty());

        var status = outcome(spec);

        assertThat(status).isEqualTo(new ImageStatus(spec.id(), State.READY, 100, ISO.length, ""));
        assertThat(images.ready(spec.id(), true)).hasBinaryContent(ISO);
    }

    @Test
    void checksumIsCompared() throws Exception {
        var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ISO));

        assertThat(outcome(spec("/good.iso", Optional.of(new Checksum("SHA-256", digest.toUpperCase())))).state())
                .isEqualTo(State.READY);
        assertFails(spec("/good.iso", Optional.of(new Checksum("SHA-256", "00" + digest.substring(2)))), digest);
        assertFails(spec("/good.iso", Optional.of(new Checksum("SHA-0", digest))), "SHA-0");
    }

    @Test
    void whatIsNoIsoFails() {
        assertFails(spec("/page.iso", Optional.empty()), "no ISO 9660 image");
        assertFails(spec("/long-page.iso", Optional.empty()), "no ISO 9660 image");
    }

    @Test
    void whatIsNotThereFails() {
        assertFails(spec("/missing.iso", Optional.empty()), "404");
    }

    @Test
    void redirectsAreFollowedButNotForEverNorToTheHostsOwnFiles() {
        assertThat(outcome(spec("/moved.iso", Optional.empty())).state()).isEqualTo(State.READY);
        assertFails(spec("/round.iso", Optional.empty()), "redirects");
        assertFails(spec("/sly.iso", Optional.empty()), "redirected to file:");
    }

    @Test
    void downloadThatBreaksOffFails() {
        assertFails(spec("/broken.iso", Optional.empty()), "/broken.iso");
    }

    @Test
    void downloadThatDoesNotFitFailsBeforeItBegins() {
        assertFails(spec("/huge.iso", Optional.empty()), "no space");
    }

    @Test
    void serverThatHangsIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var url = "http://127.0.0.1:" + silent.getLocalPort() + "/x.iso";
            assertFails(new ImageSpec(id(), "silent", true, url, Optional.empty()), "does not answer");
        }
    }

    @Test
    void nobodyAtTheAddressFails() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var url = "http://127.0.0.1:" + port + "/x.iso";
        assertFails(new ImageSpec(id(), "nobody", true, url, Optional.empty()), url);
    }

    @Test
    void failedImageIsFetchedAgainWhenAskedForAndReadyOneIsNot() {
        var spec = spec("/page.iso", Optional.empty());
        outcome(spec);
        server.removeContext("/page.iso");
        server.createContext("/page.iso", exchange -> answer(exchange, 200, ISO));

        assertThat(outcome(spec).state()).isEqualTo(State.READY);
        var before = requests.get();
        assertThat(images.prepare(spec).state()).isEqualTo(State.READY);
        assertThat(requests).hasValue(before);
    }

    @Test
    void downloadThatAServersEndBrokeOffBeginsAnew() {
        var spec = spec("/good.iso", Optional.empty());
        new MachineImages(folder, commands(), Duration.ofSeconds(1), work -> {}).prepare(spec);

        images = images();

        await().untilAsserted(() -> assertThat(images.status(spec.id()))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(State.READY)));
    }

    @Test
    void removedImageLeavesNothing() {
        var spec = spec("/good.iso", Optional.empty());
        outcome(spec);

        images.remove(spec.id());

        assertThat(images.file(spec.id()).getParent()).doesNotExist();
        assertThat(images().status(spec.id())).isEmpty();
    }

    @Test
    void imageOfTheOtherSortOrNotReadyIsRefused() {
        var spec = spec("/good.iso", Optional.empty());
        outcome(spec);

        assertThatThrownBy(() -> images.ready(spec.id(), false)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> images.ready(id(), true)).isInstanceOf(ApiException.class);
    }

    @Test
    void fileThatIsNoRootOfAMachineFails() throws IOException {
        var file = Files.write(data.resolve("template.img"), new byte[1 << 20]);

        var spec = new ImageSpec(id(), "template", false, file.toUri().toString(), Optional.empty());

        assertFails(spec, "template");
    }

    private MachineImages images() {
        return new MachineImages(folder, commands(), Duration.ofMillis(300), threads);
    }

    private static HostPrograms commands() {
        return new HostPrograms(Duration.ofSeconds(10));
    }

    private void assertFails(ImageSpec spec, String reason) {
        var status = outcome(spec);
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.reason()).contains(reason);
        assertThat(images.file(spec.id())).doesNotExist();
        assertThat(images.file(spec.id()).resolveSibling("content.part")).doesNotExist();
    }

    private ImageStatus outcome(ImageSpec spec) {
        images.prepare(spec);
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> images.status(spec.id()).orElseThrow().state() != State.FETCHING);
        return images.status(spec.id()).orElseThrow();
    }

    private ImageSpec spec(String path, Optional<Checksum> checksum) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return new ImageSpec(id(), "image", true, url, checksum);
    }

    private static ImageId id() {
        return new ImageId(UUID.randomUUID());
    }

    private void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
        requests.incrementAndGet();
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static byte[] iso() {
        var content = new byte[40_000];
        System.arraycopy("CD001".getBytes(StandardCharsets.US_ASCII), 0, content, 16 * 2048 + 1, 5);
        return content;
    }
}
