package dev.mold.api.flow;

/** Where one step of an operation stands. */
public enum StepState {
    PENDING,
    RUNNING,
    WAITING,
    DONE,
    FAILED,
    UNDOING,
    UNDONE
}
