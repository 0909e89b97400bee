package dev.mold.koral.step;

import dev.mold.api.flow.RetryPolicy;
import java.time.Duration;

/** How often steps are tried again that talk to nodes, or that must not be given up lightly. */
public final class NodeRetries {
    /** Outlasts a node that restarts: about three minutes. */
    public static final RetryPolicy TALKING =
            new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** For removing things: about half an hour, since what is left behind costs money. */
    public static final RetryPolicy REMOVING =
            new RetryPolicy(40, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private NodeRetries() {}
}
