package dev.mold.server.event;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.EventId;
import dev.mold.api.id.IdSource;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/** Records events for users. */
public final class EventService implements Events {
    private static final int MAX_DESCRIPTION_LENGTH = 2048;

    private final EntityManager entities;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    EventService(EntityManager entities, Transactions transactions, IdSource ids, Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void record(String type, EventLevel level, String description, AccountId owner, Subject subject) {
        record(new NewEvent(
                type, level, EventState.COMPLETED, description, owner, subject, Optional.empty(), Optional.empty()));
    }

    /**
     * Records an event, in the caller's transaction if there is one.
     *
     * @return the event's id, to which later events of the same operation refer
     */
    public EventId record(NewEvent event) {
        var row = new EventEntity(ids.next(), clock.instant());
        row.type = event.type();
        row.level = event.level();
        row.state = event.state();
        row.description = shortened(event.description());
        row.userId = event.caller().map(call -> call.user().value()).orElse(null);
        row.username = event.caller().map(CallContext::username).orElse("system");
        row.ownerId = event.owner().value();
        row.resourceType = event.subject().type();
        row.resourceId = event.subject().id();
        row.resourceName = event.subject().name();
        row.parentId = event.parent().map(EventId::value).orElse(null);
        transactions.run(() -> entities.persist(row));
        return new EventId(row.id);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_DESCRIPTION_LENGTH ? text : text.substring(0, MAX_DESCRIPTION_LENGTH - 1) + "…";
    }
}
