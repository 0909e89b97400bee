package dev.mold.api.flow;

import dev.mold.api.error.ErrorCode;
import java.util.Optional;

/** How a run of a flow ended. */
public sealed interface Outcome {
    record Succeeded() implements Outcome {}

    /**
     * @param step the step that failed
     * @param code why, for programs
     * @param reason why, for people
     * @param undone whether what the run did was taken back
     */
    record Failed(String step, ErrorCode code, String reason, boolean undone) implements Outcome {}

    /** Another operation took its place before it ended. */
    record Cancelled(String reason) implements Outcome {}

    default boolean success() {
        return this instanceof Succeeded;
    }

    default Optional<Failed> failure() {
        return this instanceof Failed failed ? Optional.of(failed) : Optional.empty();
    }
}
