package dev.mold.api.flow;

import dev.mold.api.command.Paging;
import dev.mold.api.command.Visibility;
import dev.mold.api.id.OperationId;
import java.util.Optional;
import java.util.UUID;

/** Filters for listing operations; newest first. */
public record OperationQuery(
        String subjectType,
        Optional<OperationId> id,
        Optional<UUID> subject,
        Optional<OperationState> state,
        Visibility visibility,
        Paging paging) {}
