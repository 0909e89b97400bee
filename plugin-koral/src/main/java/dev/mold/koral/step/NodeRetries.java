package dev.mold.koral.step;

import dev.mold.api.flow.RetryPolicy;
import java.time.Duration;

/** How often steps are tried again that change nodes or networks, or that must not be given up lightly. */
public final class NodeRetries {
    /** For what the nodes do themselves: who fails four times in a row fails permanently, and its user should know. */
    public static final RetryPolicy NODE_TASK =
            new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** Outlasts a back end that restarts: about three minutes. */
    public static final RetryPolicy BACKEND =
            new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** For removing things: about half an hour, since what is left behind costs money. */
    public static final RetryPolicy REMOVING =
            new RetryPolicy(40, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private NodeRetries() {}
}
