package dev.mold.api.flow;

import dev.mold.api.error.ErrorCode;
import java.util.Optional;

/** How an operation ended. */
public sealed interface Outcome {
    record Succeeded() implements Outcome {}

    /**
     * @param step the step that failed
     * @param code why, for programs
     * @param reason why, for people
     * @param undone whether what the operation did was rolled back
     */
    record Failed(String step, ErrorCode code, String reason, boolean undone) implements Outcome {}

    /**
     * A user cancelled it, or another operation took its place, before it ended.
     *
     * @param undone whether what it did was rolled back; never so if another operation took its place
     */
    record Cancelled(String reason, boolean undone) implements Outcome {}

    default boolean success() {
        return this instanceof Succeeded;
    }

    /** Whether the operation did not succeed and all is as it was before. */
    default boolean undone() {
        return this instanceof Failed failed && failed.undone()
                || this instanceof Cancelled cancelled && cancelled.undone();
    }

    default Optional<Failed> failure() {
        return this instanceof Failed failed ? Optional.of(failed) : Optional.empty();
    }
}
