package dev.mold.koral.step;

import java.time.Duration;

/** Polling intervals. */
public final class Pauses {
    /** While machines or the router change: a poll costs one call to a host. */
    public static final Duration MACHINE = Duration.ofMillis(500);

    /** While nodes boot or run tasks: a poll costs an SSH session per node. */
    public static final Duration NODE = Duration.ofSeconds(1);

    /** While the Kubernetes API comes up. */
    public static final Duration API = Duration.ofSeconds(1);

    private Pauses() {}
}
