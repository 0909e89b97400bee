package dev.mold.api.flow;

/**
 * A step that is done as a whole.
 *
 * @param <C> what the step is given: a snapshot read before every call
 */
public non-sealed interface Step<C> extends FlowStep<C> {
    /** Brings about what the step is for. Idempotent. */
    StepResult apply(C context);

    /** Looks whether what {@link #apply} brought about is really there; asked after it answered that it is done. */
    default StepResult verify(C context) {
        return StepResult.done();
    }

    /**
     * Rolls back what {@link #apply} may have done, all or part of it. Runs in reverse order for the steps that were
     * begun. Idempotent.
     */
    default StepResult undo(C context) {
        return StepResult.done();
    }
}
