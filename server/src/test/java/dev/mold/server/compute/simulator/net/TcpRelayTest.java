package dev.mold.server.compute.simulator.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.id.VirtualMachineId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpRelayTest {
    private static final int PLENTY = 5_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Endpoint endpoint = new Endpoint(new VirtualMachineId(UUID.randomUUID()), 22);
    private ServerSocket machine;
    private TcpRelay relay;
    private PublicPort port;
    private boolean open = true;

    @BeforeEach
    void start() throws IOException {
        machine = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var inside = (InetSocketAddress) machine.getLocalSocketAddress();
        relay = new TcpRelay(
                (through, client) -> Optional.of(new TcpRelay.Way(endpoint, Optional.of(inside)))
                        .filter(way -> open),
                threads);
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.74.0.1"))) {
            port = new PublicPort("127.74.0.1", free.getLocalPort());
        }
        relay.listen(port);
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        machine.close();
        threads.shutdownNow();
    }

    @Test
    void muchInBothDirectionsArrivesWholeWithASlowReader() throws Exception {
        var content = new byte[PLENTY];
        new Random(1).nextBytes(content);
        try (var client = connect();
                var server = machine.accept()) {
            var up = send(client, content);
            var down = send(server, content);

            assertThat(readAll(server)).isEqualTo(content);
            assertThat(readAll(client)).isEqualTo(content);
            up.join();
            down.join();
        }
    }

    @Test
    void endOfOneDirectionLeavesTheOtherOpen() throws Exception {
        try (var client = connect();
                var server = machine.accept()) {
            client.getOutputStream().write(1);
            client.shutdownOutput();
            assertThat(readAll(server)).containsExactly(1);

            server.getOutputStream().write(2);
            server.shutdownOutput();
            assertThat(readAll(client)).containsExactly(2);
        }
    }

    @Test
    void refusedConnectionIsClosed() throws Exception {
        open = false;
        try (var client = connect()) {
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void closedPortTakesItsConnectionsAlong() throws Exception {
        try (var client = connect();
                var server = machine.accept()) {
            server.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);

            relay.unlisten(port);

            assertThat(client.getInputStream().read()).isNegative();
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
            relay.listen(port);
            connect().close();
        }
    }

    @Test
    void connectionsAreCountedAndDroppedByTheirEndpoint() throws Exception {
        try (var client = connect();
                var server = machine.accept()) {
            server.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);
            assertThat(relay.connectionsTo(endpoint)).isEqualTo(1);

            relay.drop((through, to) -> endpoint.equals(to));

            assertThat(client.getInputStream().read()).isNegative();
            assertThat(relay.connectionsTo(endpoint)).isZero();
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.connect(port.socketAddress(), 2000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private CompletableFuture<Void> send(Socket socket, byte[] content) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        socket.getOutputStream().write(content);
                        socket.shutdownOutput();
                    } catch (IOException e) {
                        throw new AssertionError("unable to send", e);
                    }
                },
                threads);
    }

    private static byte[] readAll(Socket socket) throws IOException {
        var content = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(content);
        return content.toByteArray();
    }
}
