package dev.mold.api.command;

import dev.mold.api.id.Id;
import dev.mold.api.id.OperationId;
import java.util.Optional;

/**
 * The result of an asynchronous command.
 *
 * @param job the job
 * @param entity the new entity, for a command that creates one
 */
public record Submitted(OperationId job, Optional<Id> entity) {
    public static Submitted of(OperationId job) {
        return new Submitted(job, Optional.empty());
    }

    public static Submitted creating(Id entity, OperationId job) {
        return new Submitted(job, Optional.of(entity));
    }
}
