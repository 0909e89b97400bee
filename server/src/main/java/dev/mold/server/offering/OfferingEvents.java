package dev.mold.server.offering;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.Subject;
import java.util.UUID;

/** Tells of what became of offerings. */
class OfferingEvents {
    private final Events events;
    private final String prefix;
    private final String entity;

    /**
     * @param prefix of the events' types, such as {@code SERVICE.OFFERING}
     * @param entity CloudStack's name of the kind of offering
     */
    OfferingEvents(Events events, String prefix, String entity) {
        this.events = events;
        this.prefix = prefix;
        this.entity = entity;
    }

    void created(CallContext call, UUID id, String name) {
        tell(call, "CREATE", "created", id, name);
    }

    void changed(CallContext call, UUID id, String name) {
        tell(call, "EDIT", "updated", id, name);
    }

    void deleted(CallContext call, UUID id, String name) {
        tell(call, "DELETE", "deleted", id, name);
    }

    private void tell(CallContext call, String verb, String did, UUID id, String name) {
        events.record(
                prefix + "." + verb,
                EventLevel.INFO,
                entity + " " + name + " " + did,
                call.account(),
                new Subject(entity, id, name));
    }
}
