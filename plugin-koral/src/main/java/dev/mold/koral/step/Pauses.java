package dev.mold.koral.step;

import java.time.Duration;

/** How long to wait before looking again. */
public final class Pauses {
    /** While machines or the router change: a look costs one call to a host. */
    public static final Duration MACHINE = Duration.ofMillis(500);

    /** While nodes boot or work: a look costs an SSH session a node. */
    public static final Duration NODE = Duration.ofSeconds(1);

    /** While the Kubernetes API comes up. */
    public static final Duration API = Duration.ofSeconds(1);

    private Pauses() {}
}
