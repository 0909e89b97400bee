package dev.mold.server.compute.machine.net;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection to a server that says its name and then gives back what it hears. The test itself is the outside. */
final class Talk implements AutoCloseable {
    private static final int TIMEOUT = 3000;

    private final InputStream input;
    private final OutputStream output;
    private final AutoCloseable end;
    private final String name;

    /** @param end ends it */
    Talk(InputStream input, OutputStream output, AutoCloseable end) throws IOException {
        this.input = input;
        this.output = output;
        this.end = end;
        name = line();
    }

    /** From the outside. @throws IOException if nobody lets us in */
    static Talk to(String address, int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), TIMEOUT);
        socket.setSoTimeout(TIMEOUT);
        return new Talk(socket.getInputStream(), socket.getOutputStream(), socket);
    }

    /** Name of the server that answers the outside; empty if nobody lets us in. */
    static String hello(String address, int port) {
        try (var talk = to(address, port)) {
            return talk.name();
        } catch (IOException e) {
            return "";
        }
    }

    /** What comes back to a datagram of the outside, one of which may be lost; empty if nothing does. */
    static String datagram(DatagramSocket socket, String address, int port) throws IOException {
        while (!heard(socket, 1).isEmpty()) {
            // an answer that came too late
        }
        var answer = "";
        for (var tries = 0; tries < 3 && answer.isEmpty(); tries++) {
            socket.send(new DatagramPacket(new byte[] {'?'}, 1, InetAddress.getByName(address), port));
            answer = heard(socket, 1000);
        }
        return answer;
    }

    private static String heard(DatagramSocket socket, int timeout) throws IOException {
        socket.setSoTimeout(timeout);
        var packet = new DatagramPacket(new byte[1500], 1500);
        try {
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8).strip();
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    String name() {
        return name;
    }

    /** What comes back when something is said. @throws IOException if the connection is cut */
    String echo(String text) throws IOException {
        output.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
        return line();
    }

    /** Goes on talking until the connection is cut. */
    void awaitCut() {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            try {
                return echo("still there?").isEmpty();
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var read = input.read(); read >= 0 && read != '\n'; read = input.read()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
