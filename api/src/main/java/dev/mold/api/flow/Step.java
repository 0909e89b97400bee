package dev.mold.api.flow;

/**
 * A step that is performed as a whole.
 *
 * @param <C> the context of the step: a snapshot read before every call
 */
public non-sealed interface Step<C> extends FlowStep<C> {
    /** Performs the step. Idempotent. */
    StepResult apply(C context);

    /** Checks that the effect of {@link #apply} is actually present; called after it has returned done. */
    default StepResult verify(C context) {
        return StepResult.done();
    }

    /**
     * Rolls back what {@link #apply} may have done, completely or partly. Runs in reverse order for the steps that were
     * begun. Idempotent.
     */
    default StepResult undo(C context) {
        return StepResult.done();
    }
}
