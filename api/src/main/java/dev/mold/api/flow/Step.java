package dev.mold.api.flow;

import java.time.Duration;

/**
 * One named thing that a flow does. A step keeps no state of its own and never sleeps: it looks at what is there, acts
 * on what is missing, and answers; the engine looks again when it has to. A server may die at any moment of any method,
 * so each of them must be able to run again from the start.
 *
 * @param <C> what the step is given: a snapshot read before every call
 */
public interface Step<C> {
    /** A stable name in lower-case words joined by hyphens: stored, shown to users, quoted in errors. */
    String name();

    /** One sentence for people: what this step does. */
    String description();

    /** Brings about what the step is for. Idempotent. */
    StepResult apply(C context);

    /** Looks whether what {@link #apply} brought about is really there; asked after it answered that it is done. */
    default StepResult verify(C context) {
        return StepResult.done();
    }

    /**
     * Takes back what {@link #apply} may have done, all or part of it. Runs in reverse order for the steps that were
     * begun. Idempotent.
     */
    default StepResult undo(C context) {
        return StepResult.done();
    }

    /** How long the step may take in all, waiting and trying again included. */
    default Duration timeLimit() {
        return Duration.ofHours(1);
    }

    /** How often the step is tried again after a failure that is worth it. */
    default RetryPolicy retries() {
        return RetryPolicy.STANDARD;
    }
}
