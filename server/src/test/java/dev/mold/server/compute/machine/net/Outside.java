package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server outside of all networks, at the host's own public address: tells each client by which address it came. */
final class Outside implements AutoCloseable {
    private final ServerSocket server;

    Outside() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName(Lab.HOST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                inBackground(() -> answer(client));
            }
        } catch (IOException e) {
            // it was closed
        }
    }

    private static void answer(Socket client) {
        try (client) {
            client.getOutputStream()
                    .write((client.getInetAddress().getHostAddress() + "\n").getBytes(StandardCharsets.UTF_8));
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // the client sees it as well
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "outside");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
