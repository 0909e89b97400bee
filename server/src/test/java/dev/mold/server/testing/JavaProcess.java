package dev.mold.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program on this test's class path, as a process of its own that can be killed, and that ends with this one. */
public final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final String firstLine;

    private JavaProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /**
     * Starts a program and waits until it prints a line that begins as given.
     *
     * @param log file to which its errors are appended
     * @throws IllegalStateException if it ends before that
     */
    public static JavaProcess start(
            Class<?> main, Path log, Map<String, String> environment, String readyWhen, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ChildMain.class.getName(),
                main.getName()));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(readyWhen)) {
                    var drain = new Thread(() -> output.lines().forEach(more -> {}), "output of " + main.getSimpleName());
                    drain.setDaemon(true);
                    drain.start();
                    return new JavaProcess(process, line);
                }
            }
            process.destroyForcibly();
            throw new IllegalStateException(main.getSimpleName() + " did not start:\n" + Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line by which it said that it is ready. */
    public String firstLine() {
        return firstLine;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: the process gets no chance to do anything more. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGSTOP: the process stands still, as on a host that hangs. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if nothing had happened. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var ended = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (ended.waitFor() != 0) {
                throw new IllegalStateException("Signal " + name + " cannot be sent");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
