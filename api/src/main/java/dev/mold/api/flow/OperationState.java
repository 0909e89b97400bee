package dev.mold.api.flow;

/** The state of an operation. */
public enum OperationState {
    /** Submitted but not begun, or waiting for the operation that it preempts. */
    PENDING,
    RUNNING,
    /** A step failed or the operation was cancelled; changes are being rolled back. */
    UNDOING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
