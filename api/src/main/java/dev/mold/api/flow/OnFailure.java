package dev.mold.api.flow;

/** What becomes of the work of an operation that failed. */
public enum OnFailure {
    /** The steps that were begun are undone in reverse order. */
    UNDO,
    /** All stays as it is; the operation can be repeated. */
    LEAVE
}
