package dev.mold.server.event;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.EventId;
import java.util.Optional;

/**
 * An event to be recorded.
 *
 * @param caller who caused it; empty for the system
 * @param parent the event that reports the start of the same operation
 */
public record NewEvent(
        String type,
        EventLevel level,
        EventState state,
        String description,
        AccountId owner,
        Subject subject,
        Optional<CallContext> caller,
        Optional<EventId> parent) {}
