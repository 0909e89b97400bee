package dev.mold.server.offering;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.EventType;
import dev.mold.api.cloud.Events;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.Subject;
import java.util.UUID;

/** Records events about offerings. */
class OfferingEvents {
    private final Events events;
    private final String entity;
    private final EventType created;
    private final EventType changed;
    private final EventType deleted;

    /** @param entity CloudStack's name of the kind of offering */
    OfferingEvents(Events events, String entity, EventType created, EventType changed, EventType deleted) {
        this.events = events;
        this.entity = entity;
        this.created = created;
        this.changed = changed;
        this.deleted = deleted;
    }

    void created(CallContext call, UUID id, String name) {
        record(call, created, "created", id, name);
    }

    void changed(CallContext call, UUID id, String name) {
        record(call, changed, "updated", id, name);
    }

    void deleted(CallContext call, UUID id, String name) {
        record(call, deleted, "deleted", id, name);
    }

    private void record(CallContext call, EventType type, String did, UUID id, String name) {
        events.record(
                type.name(),
                EventLevel.INFO,
                entity + " " + name + " " + did,
                call.account(),
                new Subject(entity, id, name));
    }
}
