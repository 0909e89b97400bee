package dev.mold.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs programs of the host. */
final class HostProgram {
    private HostProgram() {}

    /** Returns a program's output. @throws IOException if it fails */
    static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " fails");
        }
        return text;
    }
}
