package dev.mold.server.zone;

import dev.mold.api.id.Id;
import java.util.UUID;

/** Unwraps ids that may be null. */
final class Ids {
    private Ids() {}

    static UUID value(Id id) {
        return id == null ? null : id.value();
    }
}
