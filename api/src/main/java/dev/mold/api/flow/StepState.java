package dev.mold.api.flow;

/** The state of one step of an operation. */
public enum StepState {
    PENDING,
    RUNNING,
    WAITING,
    DONE,
    FAILED,
    UNDOING,
    UNDONE
}
