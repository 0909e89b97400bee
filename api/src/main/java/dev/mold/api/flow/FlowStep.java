package dev.mold.api.flow;

import java.time.Duration;

/**
 * One named part of a flow: a {@link Step} as a whole, an {@link ItemStep} item by item. A step keeps no state and
 * never sleeps: it checks the current state, does what is missing, and returns a result; the engine polls it again if
 * necessary. A server may fail at any point of any method, so each method must be idempotent.
 *
 * @param <C> the context of the step: a snapshot read before every call
 */
public sealed interface FlowStep<C> permits Step, ItemStep {
    /** A stable name in lower-case words joined by hyphens; it is stored, shown to users and used in error messages. */
    String name();

    /** What this step does, as one sentence for users. */
    String description();

    /**
     * The time limit of the step, or of each of its items, including waiting and retries. Only time in which a server
     * worked on the operation counts.
     */
    default Duration timeLimit(C context) {
        return Duration.ofHours(1);
    }

    /** How often the step, or each of its items, is retried after a retryable failure. */
    default RetryPolicy retries() {
        return RetryPolicy.STANDARD;
    }

    /**
     * Whether a call may take seconds, because it contacts a node or a Kubernetes API. Such calls run on separate
     * threads, a few at a time for each operation, so that they do not delay others. Each must end within
     * {@link #MAX_REMOTE_CALL_TIME}.
     */
    default boolean remote() {
        return false;
    }

    /** A remote call that takes longer is considered failed. */
    Duration MAX_REMOTE_CALL_TIME = Duration.ofMinutes(2);
}
