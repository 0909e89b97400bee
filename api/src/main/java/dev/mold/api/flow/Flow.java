package dev.mold.api.flow;

import java.util.List;

/**
 * A kind of operation: a short, readable list of steps. The engine keeps the progress of each run, step by step, and
 * carries on where a dead server left off.
 *
 * @param <I> what a run is submitted with: a record, stored as JSON, without secrets
 * @param <C> what each step is given
 */
public interface Flow<I extends Record, C> {
    /** A stable name in lower-case words joined by hyphens, such as {@code create-kubernetes-cluster}. */
    String name();

    Class<I> inputType();

    /** The steps in order; at most 15, with unlike names. */
    List<Step<C>> steps();

    /** Reads what the steps of one run need to know; called before each call of a step. */
    C load(I input);

    /** Whether a run that failed (or was cancelled) takes back what it did. */
    default OnFailure onFailure() {
        return OnFailure.LEAVE;
    }

    /**
     * Records the outcome in the flow's own tables, such as the state of a cluster. Called once, in the transaction that
     * ends the run.
     */
    default void settle(I input, Outcome outcome) {}

    /** What the job of a successful run answers; called after {@link #settle} in the same transaction. */
    default JobAnswer answer(I input) {
        return JobAnswer.success();
    }
}
