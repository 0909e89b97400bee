package dev.mold.api.flow;

/** What becomes of the work of a run that failed. */
public enum OnFailure {
    /** The steps that were begun are undone in reverse order. */
    UNDO,
    /** All stays as it is; the run can be repeated. */
    LEAVE
}
