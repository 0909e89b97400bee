package dev.mold.api.flow;

import java.util.List;
import java.util.Optional;

/**
 * A kind of operation, as a list of steps. The engine stores the progress of each operation step by step, and resumes
 * it after the failure of a server.
 *
 * @param <I> the input of an operation: a record, stored as JSON, without secrets
 * @param <C> the context passed to each step
 */
public interface Flow<I extends Record, C> {
    /** A stable name in lower-case words joined by hyphens, such as {@code create-kubernetes-cluster}. */
    String name();

    /**
     * Must be incremented whenever operations begun by an earlier build cannot be resumed, because the input or the
     * list of steps changed. An operation of another version fails with that reason.
     */
    default int version() {
        return 1;
    }

    Class<I> inputType();

    /** The steps in order, with unique names. */
    List<? extends FlowStep<C>> steps();

    /** The dependencies between the steps. */
    default StepOrder order() {
        return StepOrder.sequential();
    }

    /** Loads the context of the steps; called before each call of a step. */
    C load(I input, OperationData data);

    /** Whether an operation that failed, or was cancelled by a user, is rolled back. */
    default OnFailure onFailure() {
        return OnFailure.LEAVE;
    }

    /**
     * The name of the step from whose beginning rollback is no longer possible: an operation that fails from then on is
     * not rolled back, and cannot be cancelled. Empty if there is none.
     */
    default Optional<String> pointOfNoReturn() {
        return Optional.empty();
    }

    /**
     * Stores the outcome in the flow's own tables, such as the state of a cluster. Called once, in the transaction that
     * ends the operation.
     */
    default void settle(I input, Outcome outcome) {}

    /** The job's result for a successful operation; called after {@link #settle} in the same transaction. */
    default JobAnswer answer(I input) {
        return JobAnswer.success();
    }
}
