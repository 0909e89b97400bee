package dev.mold.api.flow;

import java.util.List;
import java.util.Optional;

/**
 * A kind of operation: a readable list of steps. The engine stores the progress of each operation, step by step, and
 * carries on where a dead server left off.
 *
 * @param <I> what an operation is submitted with: a record, stored as JSON, without secrets
 * @param <C> what each step is given
 */
public interface Flow<I extends Record, C> {
    /** A stable name in lower-case words joined by hyphens, such as {@code create-kubernetes-cluster}. */
    String name();

    /**
     * Goes up whenever operations that were begun by an earlier build cannot be carried on: another input, another list
     * of steps. An operation of another version fails with that reason.
     */
    default int version() {
        return 1;
    }

    Class<I> inputType();

    /** The steps in order, with unlike names. */
    List<? extends FlowStep<C>> steps();

    /** Which steps wait for which. */
    default StepOrder order() {
        return StepOrder.sequential();
    }

    /** Reads what the steps of one operation need to know; called before each call of a step. */
    C load(I input, OperationData data);

    /** Whether an operation that failed, or was cancelled by a user, rolls back what it did. */
    default OnFailure onFailure() {
        return OnFailure.LEAVE;
    }

    /**
     * The name of the step with whose beginning rolling back is no longer possible: an operation that fails from then on
     * leaves all as it is, and cannot be cancelled. Empty if there is none.
     */
    default Optional<String> pointOfNoReturn() {
        return Optional.empty();
    }

    /**
     * Records the outcome in the flow's own tables, such as the state of a cluster. Called once, in the transaction that
     * ends the operation.
     */
    default void settle(I input, Outcome outcome) {}

    /** What the job of a successful operation answers; called after {@link #settle} in the same transaction. */
    default JobAnswer answer(I input) {
        return JobAnswer.success();
    }
}
