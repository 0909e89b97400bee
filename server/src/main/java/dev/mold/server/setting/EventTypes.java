package dev.mold.server.setting;

import dev.mold.api.cloud.EventType;

/** What is told of settings. */
final class EventTypes {
    static final EventType VALUE_UNUSABLE = new EventType(
            "CONFIGURATION.VALUE.UNUSABLE", "A stored value does not count, for its setting cannot have it");

    private EventTypes() {}
}
