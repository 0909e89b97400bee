package dev.mold.server.testing.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Differences from the contract that are meant, each with its reason; a file of lines {@code command item: reason}. */
final class Excuses {
    private final Map<String, String> reasons;

    private Excuses(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    static Excuses read() {
        try (var file = Objects.requireNonNull(Excuses.class.getResourceAsStream("/contract-exceptions.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Excuses(text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param item a parameter, {@code field NAME}, {@code kind}, {@code roles} … */
    boolean covers(String command, String item) {
        return reasons.containsKey(command + " " + item) || reasons.containsKey("* " + item);
    }

    /** Whether the command is our own and in no contract. */
    boolean own(String command) {
        return reasons.containsKey(command);
    }
}
