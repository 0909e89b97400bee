package dev.mold.koral.step;

import dev.mold.api.flow.RetryPolicy;
import java.time.Duration;

/** Retry policies of steps that change nodes or networks or remove resources. */
public final class NodeRetries {
    /**
     * For tasks on nodes: after four failures in a row the failure is considered permanent and reported to the user.
     */
    public static final RetryPolicy NODE_TASK =
            new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** About three minutes, longer than a back end takes to restart. */
    public static final RetryPolicy BACKEND =
            new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** For removals: about half an hour, because leftovers cost money. */
    public static final RetryPolicy REMOVING =
            new RetryPolicy(40, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private NodeRetries() {}
}
