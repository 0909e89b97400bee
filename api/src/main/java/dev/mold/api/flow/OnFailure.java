package dev.mold.api.flow;

/** What happens to the changes of a failed operation. */
public enum OnFailure {
    /** The steps that were begun are rolled back in reverse order. */
    UNDO,
    /** Changes are kept; the operation can be repeated. */
    LEAVE
}
