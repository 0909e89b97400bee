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
 * @param error the failure, in plain words
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

    /** @param step the step that failed; empty if none had begun */
    public record Failure(ErrorCode code, String reason, Optional<String> step) {}

    /**
     * @param attempts how often it was begun; of the item that was begun most often, where there are items
     * @param note what it waits for or why it last failed; empty when it has nothing to say
     * @param items in order; empty for a step that is done as a whole
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

    /** How far a step is with one of its items; the fields are those of a step. */
    public record ItemProgress(
            Item item,
            StepState state,
            int attempts,
            Optional<Instant> started,
            Optional<Instant> completed,
            Optional<String> note) {}
}
