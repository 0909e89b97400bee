package dev.mold.api.flow;

import java.util.List;

/**
 * A step that does the same for several items, such as the nodes of a cluster. The engine stores the progress of each
 * item separately: a finished item is not repeated, a failed one does not hide the state of the others, and one that is
 * ready for the next step need not wait for the others if {@link StepOrder} allows it.
 *
 * @param <C> the context of the step: a snapshot read before every call
 */
public non-sealed interface ItemStep<C> extends FlowStep<C> {
    /** The items of the step, in order. Called once, when the operation begins. */
    List<Item> items(C context);

    /** Performs the step for one item. Idempotent. */
    StepResult apply(C context, Item item);

    /** Checks that the effect of {@link #apply} is actually present; called after it has returned done. */
    default StepResult verify(C context, Item item) {
        return StepResult.done();
    }

    /** Rolls back what {@link #apply} may have done to the item, completely or partly. Idempotent. */
    default StepResult undo(C context, Item item) {
        return StepResult.done();
    }

    /** Maximum number of items processed at the same time. */
    default int parallel() {
        return Integer.MAX_VALUE;
    }
}
