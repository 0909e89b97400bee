package dev.mold.api.flow;

import java.time.Duration;

/**
 * One named thing that a flow does: a {@link Step} as a whole, an {@link ItemStep} item by item. A step keeps no state of
 * its own and never sleeps: it looks at what is there, acts on what is missing, and answers; the engine looks again when
 * it has to. A server may die at any moment of any method, so each of them must be able to run again from the start.
 *
 * @param <C> what the step is given: a snapshot read before every call
 */
public sealed interface FlowStep<C> permits Step, ItemStep {
    /** A stable name in lower-case words joined by hyphens: stored, shown to users, quoted in errors. */
    String name();

    /** One sentence for people: what this step does. */
    String description();

    /**
     * How long the step, or each of its items, may take in all, waiting and trying again included. Only time in which a
     * server worked on the operation counts, not the time in which none was there.
     */
    default Duration timeLimit(C context) {
        return Duration.ofHours(1);
    }

    /** How often the step, or each of its items, is tried again after a failure that is worth it. */
    default RetryPolicy retries() {
        return RetryPolicy.STANDARD;
    }

    /**
     * Whether a call may take seconds, because it talks to a node or to a Kubernetes API. Such calls run on threads of
     * their own, a few at a time for each operation, so that they hold up nobody else. Each must end within
     * {@link #MAX_REMOTE_CALL_TIME}.
     */
    default boolean remote() {
        return false;
    }

    /** A remote call that takes longer has failed. */
    Duration MAX_REMOTE_CALL_TIME = Duration.ofMinutes(2);
}
