package dev.mold.server.compute.simulator.base;

import dev.mold.api.error.ApiException;
import dev.mold.server.compute.base.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scripted faults, one per line, stored in {@code faults.txt} of the data folder:
 *
 * <pre>
 * # operation     selector      which  error    reason shown (optional)
 * start machine   name~worker   #2     CAPACITY
 * fetch image     url~broken    always CHECKSUM
 * task join       name=web-1    #1     FAIL     the network is down
 * open api        *             #3+    HANG
 * </pre>
 *
 * <p>Operations are those of {@link FaultOperation}, errors those of {@link FaultError}. A selector is {@code *} or
 * terms joined by commas, {@code key=value} (equals) or {@code key~text} (contains); keys are {@code id} and
 * {@code name} everywhere, {@code url} of images, {@code iso} when one is attached. {@code #2} is the second time that
 * an operation matches the line, {@code #2+} that and all later ones, {@code always} (or nothing) all of them. Each
 * line has its own count; the counts outlive the process. If several lines apply at once, the first one is used.
 */
public final class FaultScript {
    private static final String FILE = "faults.txt";
    private static final String KIND = "faults";
    private static final String COUNTS = "counts";

    private record Counts(Map<String, Long> byLine) {}

    private final StateFolder folder;
    private final Map<String, Long> counts = new HashMap<>();
    private List<FaultRule> rules = List.of();

    /** @throws ApiException INVALID_PARAMETER if the folder's script has an invalid line */
    public FaultScript(StateFolder folder) {
        this.folder = folder;
        folder.loadAll(KIND, Counts.class).forEach(saved -> counts.putAll(saved.byLine()));
        var file = folder.path(FILE);
        if (Files.exists(file)) {
            try {
                rules = parse(Files.readAllLines(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to read " + file, e);
            }
        }
    }

    /** The current lines. */
    public synchronized List<String> lines() {
        return rules.stream().map(FaultRule::text).toList();
    }

    /**
     * Replaces all lines; lines that were there before keep their counts.
     *
     * @throws ApiException INVALID_PARAMETER if one is invalid; nothing is changed then
     */
    public synchronized void replace(List<String> lines) {
        rules = parse(lines);
        counts.keySet().retainAll(lines());
        folder.write(folder.path(FILE), (String.join("\n", lines()) + "\n").getBytes(StandardCharsets.UTF_8));
        saveCounts();
    }

    /** Adds a line. @throws ApiException INVALID_PARAMETER if it is invalid */
    public synchronized void add(String line) {
        var all = new ArrayList<>(lines());
        all.add(line);
        replace(all);
    }

    /**
     * Counts an operation that is about to happen.
     *
     * @param attributes attributes that selectors can match
     * @return the fault to apply to it
     */
    public synchronized Optional<Fault> next(FaultOperation operation, Map<String, String> attributes) {
        Optional<Fault> due = Optional.empty();
        var counted = false;
        for (var rule : rules) {
            if (rule.concerns(operation, attributes)) {
                counted = true;
                var occurrence = counts.merge(rule.text(), 1L, Long::sum);
                if (due.isEmpty() && rule.dueAt(occurrence)) {
                    due = Optional.of(rule.fault());
                }
            }
        }
        if (counted) {
            saveCounts();
        }
        return due;
    }

    private void saveCounts() {
        folder.save(KIND, COUNTS, new Counts(counts));
    }

    private static List<FaultRule> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .map(FaultRule::parse)
                .toList();
    }
}
