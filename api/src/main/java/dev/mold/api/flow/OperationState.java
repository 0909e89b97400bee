package dev.mold.api.flow;

/** The state of an operation. */
public enum OperationState {
    /** Asked for, not begun, or waiting for the operation whose place it takes. */
    PENDING,
    RUNNING,
    /** A step failed or the operation was cancelled; what was done is being rolled back. */
    UNDOING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
