package dev.mold.api.flow;

import dev.mold.api.error.ErrorCode;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a flow, as stored.
 *
 * @param id also the uuid of the job
 * @param steps in order
 * @param error the failure, for users
 */
public record Operation(
        OperationId id,
        String flow,
        Subject subject,
        AccountId owner,
        OperationState state,
        Instant created,
        Optional<Instant> completed,
        Optional<Failure> error,
        List<StepProgress> steps) {

    /** @param step the step that failed; empty if no step had begun */
    public record Failure(ErrorCode code, String reason, Optional<String> step) {}

    /**
     * @param attempts number of attempts; with items, the maximum over the items
     * @param note what it waits for or why it last failed; empty if neither
     * @param items in order; empty for a step without items
     */
    public record StepProgress(
            String name,
            String description,
            StepState state,
            int attempts,
            Optional<Instant> started,
            Optional<Instant> completed,
            Optional<String> note,
            List<ItemProgress> items) {}

    /** The progress of a step for one of its items; the fields are those of a step. */
    public record ItemProgress(
            Item item,
            StepState state,
            int attempts,
            Optional<Instant> started,
            Optional<Instant> completed,
            Optional<String> note) {}
}
