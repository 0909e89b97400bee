package dev.mold.server.compute.machine.host;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/**
 * Runs programs of the host. A program that exceeds the time limit is killed. One that stays in the background must
 * close its standard output, or the call waits for it.
 */
public final class HostPrograms {
    private static final int MAX_REASON_LENGTH = 500;

    private final Duration limit;

    /** @param limit time limit of one program */
    public HostPrograms(Duration limit) {
        this.limit = limit;
    }

    /** How a program ended, with its standard output and error output. */
    private record Result(int status, boolean killed, String output, String complaint) {}

    /** Returns a program's standard output. @throws ApiException BACKEND_FAILED with its error output */
    public String run(String... words) {
        return feed("", words);
    }

    /** As {@link #run}, with {@code input} on the program's standard input. */
    public String feed(String input, String... words) {
        var result = execute(input, words);
        if (result.killed() || result.status() != 0) {
            throw failure(words, result);
        }
        return result.output();
    }

    /** Whether a program ends with status 0; its output is discarded. @throws ApiException if it cannot be run */
    public boolean succeeds(String... words) {
        var result = execute("", words);
        return !result.killed() && result.status() == 0;
    }

    private Result execute(String input, String... words) {
        var command = new CommandLine(words[0]);
        Arrays.stream(words).skip(1).forEach(word -> command.addArgument(word, false));
        var output = new ByteArrayOutputStream();
        var complaint = new ByteArrayOutputStream();
        var watchdog = ExecuteWatchdog.builder().setTimeout(limit).get();
        var executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(new PumpStreamHandler(
                        output, complaint, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))))
                .get();
        executor.setWatchdog(watchdog);
        executor.setExitValues(null);
        try {
            var status = executor.execute(command);
            return new Result(status, watchdog.killedProcess(), text(output), text(complaint));
        } catch (IOException e) {
            throw new ApiException(
                    Errors.BACKEND_FAILED, "The host cannot run " + words[0] + ": " + e.getMessage());
        }
    }

    private ApiException failure(String[] words, Result result) {
        var how = result.killed()
                ? "was ended after " + limit.toSeconds() + " s"
                : "ended with status " + result.status();
        var complaint = shortened(result.complaint().strip());
        return new ApiException(
                Errors.BACKEND_FAILED,
                String.join(" ", List.of(words)) + " " + how + (complaint.isEmpty() ? "" : ": " + complaint));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_REASON_LENGTH ? text : text.substring(text.length() - MAX_REASON_LENGTH);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
