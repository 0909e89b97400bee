package dev.mold.koral.real;

import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The user's kubectl, with the kubeconfig from the server. */
final class Kubectl {
    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofMinutes(3));

    private final Path program;
    private final Path config;

    /** @param config the file to write the kubeconfig to */
    Kubectl(Path program, Path config, String kubeconfig) {
        this.program = program;
        this.config = config;
        try {
            Files.writeString(config, kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what it printed */
    String run(String... arguments) {
        return feed("", arguments);
    }

    /** The same, with standard input. */
    String feed(String input, String... arguments) {
        var words = Stream.concat(
                Stream.of(program.toString(), "--kubeconfig", config.toString()), Stream.of(arguments));
        return COMMANDS.feed(input, words.toArray(String[]::new)).strip();
    }
}
