package dev.mold.api.lifecycle;

/** An event came in a state that does not foresee it. */
public final class IllegalTransitionException extends RuntimeException {
    public IllegalTransitionException(Enum<?> state, Enum<?> event) {
        super("No transition from " + state + " on " + event);
    }
}
