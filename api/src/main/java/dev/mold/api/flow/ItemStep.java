package dev.mold.api.flow;

import java.util.List;

/**
 * A step that does the same to several items, such as the nodes of a cluster. The engine stores the progress of each item
 * by itself: one that is done is not done again, one that fails does not hide how the others stand, and one that is ready
 * for the next step need not wait for the others where {@link StepOrder} says so.
 *
 * @param <C> what the step is given: a snapshot read before every call
 */
public non-sealed interface ItemStep<C> extends FlowStep<C> {
    /** What the step works on, in order. Asked once, when the operation begins. */
    List<Item> items(C context);

    /** Brings about what the step is for, for one item. Idempotent. */
    StepResult apply(C context, Item item);

    /** Looks whether what {@link #apply} brought about is really there; asked after it answered that it is done. */
    default StepResult verify(C context, Item item) {
        return StepResult.done();
    }

    /** Rolls back what {@link #apply} may have done to the item, all or part of it. Idempotent. */
    default StepResult undo(C context, Item item) {
        return StepResult.done();
    }

    /** How many items may be under way at once. */
    default int parallel() {
        return Integer.MAX_VALUE;
    }
}
