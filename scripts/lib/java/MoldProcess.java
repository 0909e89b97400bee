import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server process started from the distribution. */
final class MoldProcess implements AutoCloseable {
    private static final String READY = "Mold is ready at ";

    private final Process process;
    private final URI endpoint;
    private final Duration startTime;

    private MoldProcess(Process process, URI endpoint, Duration startTime) {
        this.process = process;
        this.endpoint = endpoint;
        this.startTime = startTime;
    }

    /** Starts a server on a free loopback port and waits until it reports that it is ready. */
    static MoldProcess start(Path home, Path data, Map<String, String> environment, String... options)
            throws IOException {
        return start(List.of(), home, data, environment, options);
    }

    /**
     * As {@link #start}, in its own session: a Ctrl-C for this process does not reach the server, which may still be
     * needed.
     */
    static MoldProcess startApart(Path home, Path data, Map<String, String> environment, String... options)
            throws IOException {
        return start(List.of("setsid"), home, data, environment, options);
    }

    private static MoldProcess start(
            List<String> prefix, Path home, Path data, Map<String, String> environment, String... options)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(home.resolve("bin/mold").toString(), "serve", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(options));
        var log = data.resolveSibling(data.getFileName() + ".log");
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var began = System.nanoTime();
        var process = builder.start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                var time = Duration.ofNanos(System.nanoTime() - began);
                drain(output);
                return new MoldProcess(process, URI.create(line.substring(READY.length()).trim()), time);
            }
        }
        throw new IOException("The server did not start:\n" + Files.readString(log));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    URI endpoint() {
        return endpoint;
    }

    /** From the start of the process until it reports that it is ready. */
    Duration startTime() {
        return startTime;
    }

    /** Resident memory in KiB. */
    long residentKib() throws IOException {
        return status("VmRSS:");
    }

    /** The peak resident memory in KiB since the start, or since {@link #forgetPeak()}. */
    long peakKib() throws IOException {
        return status("VmHWM:");
    }

    /** Resets the peak. */
    void forgetPeak() throws IOException {
        Files.writeString(proc("clear_refs"), "5");
    }

    private long status(String field) throws IOException {
        try (var lines = Files.lines(proc("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /** Shuts the server down. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(BufferedReader output) {
        var reader = new Thread(() -> output.lines().forEach(line -> {}), "server output");
        reader.setDaemon(true);
        reader.start();
    }
}
