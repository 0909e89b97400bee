package dev.mold.server.compute.simulator.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tasks of the node script. */
enum NodeTaskName {
    PREPARE,
    INIT,
    SHARE,
    JOIN,
    LEAVE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NodeTaskName> of(String wireName) {
        return Arrays.stream(values())
                .filter(task -> task.wireName().equals(wireName))
                .findFirst();
    }
}
