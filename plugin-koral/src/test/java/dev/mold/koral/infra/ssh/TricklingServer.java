package dev.mold.koral.infra.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that sends lines before SSH's version string forever and never completes the greeting. */
final class TricklingServer implements AutoCloseable {
    private static final byte[] LINE = "Welcome\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::serve, "trickling-server");

    TricklingServer() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (var client = socket.accept()) {
            while (!closed.await(100, TimeUnit.MILLISECONDS)) {
                client.getOutputStream().write(LINE);
            }
        } catch (IOException gone) {
            // The client has disconnected, or the test is over.
            return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
