package dev.mold.api.lifecycle;

/** An event occurred in a state that has no transition for it. */
public final class IllegalTransitionException extends RuntimeException {
    public IllegalTransitionException(Enum<?> state, Enum<?> event) {
        super("No transition from " + state + " on " + event);
    }
}
