import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * Requests one URL, or several of one server in turn, repeatedly over a few persistent connections; each sends the next
 * request as soon as it has the response. Uses plain sockets and its own parser, so that the client takes little CPU
 * time on a small machine.
 */
final class LoadTest {
    /** @param p99 of the time from the request to the complete response */
    record Result(double requestsPerSecond, Duration p99, long bytes) {}

    private LoadTest() {}

    /** @param address an http URL, signed if necessary */
    static Result run(URI address, int connections, Duration time) throws Exception {
        return run(List.of(address), connections, time);
    }

    /** @param addresses URLs of one server, requested in turn */
    static Result run(List<URI> addresses, int connections, Duration time) throws Exception {
        var address = addresses.get(0);
        var requests = addresses.stream().map(LoadTest::request).toArray(byte[][]::new);
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(connections);
        try {
            var began = System.nanoTime();
            var end = began + time.toNanos();
            List<Callable<long[]>> askers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                askers.add(() -> ask(address, requests, next, end));
            }
            var all = new ArrayList<long[]>();
            for (var asker : pool.invokeAll(askers)) {
                all.add(asker.get());
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            var times = all.stream().flatMapToLong(each -> LongStream.of(each).skip(1)).sorted().toArray();
            if (times.length == 0) {
                throw new IOException(address + " gave no answer in " + time);
            }
            var bytes = all.stream().mapToLong(each -> each[0]).max().orElse(0);
            return new Result(
                    times.length / seconds, Duration.ofNanos(times[(int) Math.min(times.length - 1, times.length * 0.99)]), bytes);
        } finally {
            pool.shutdownNow();
        }
    }

    private static byte[] request(URI address) {
        var path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return ("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the size of the last response, followed by the time of each in nanoseconds. */
    private static long[] ask(URI address, byte[][] requests, AtomicInteger next, long end) throws IOException {
        var times = new long[1 << 12];
        int count = 1;
        try (var socket = new Socket(address.getHost(), address.getPort() < 0 ? 80 : address.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            var out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                var request = requests[Math.floorMod(next.getAndIncrement(), requests.length)];
                var began = System.nanoTime();
                out.write(request);
                times[0] = answer(in);
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = System.nanoTime() - began;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static long answer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("The answer is " + status);
        }
        long length = -1;
        var chunked = false;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon);
            var value = line.substring(colon + 1).trim();
            if (name.equalsIgnoreCase("content-length")) {
                length = Long.parseLong(value);
            } else if (name.equalsIgnoreCase("transfer-encoding")) {
                chunked = value.equalsIgnoreCase("chunked");
            }
        }
        if (!chunked) {
            in.skipNBytes(length);
            return length;
        }
        long total = 0;
        for (var size = Integer.parseInt(line(in), 16); ; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size);
            line(in);
            total += size;
            if (size == 0) {
                return total;
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
