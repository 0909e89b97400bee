package dev.mold.api.flow;

import dev.mold.api.error.ErrorCode;
import java.util.Optional;

/** The outcome of an operation. */
public sealed interface Outcome {
    record Succeeded() implements Outcome {}

    /**
     * @param step the step that failed
     * @param code the error code
     * @param reason the reason, for users
     * @param undone whether the operation's changes were rolled back
     */
    record Failed(String step, ErrorCode code, String reason, boolean undone) implements Outcome {}

    /**
     * It was cancelled by a user or preempted by another operation.
     *
     * @param undone whether its changes were rolled back; never if it was preempted
     */
    record Cancelled(String reason, boolean undone) implements Outcome {}

    default boolean success() {
        return this instanceof Succeeded;
    }

    /** Whether the operation did not succeed and all its changes were rolled back. */
    default boolean undone() {
        return this instanceof Failed failed && failed.undone()
                || this instanceof Cancelled cancelled && cancelled.undone();
    }

    default Optional<Failed> failure() {
        return this instanceof Failed failed ? Optional.of(failed) : Optional.empty();
    }
}
