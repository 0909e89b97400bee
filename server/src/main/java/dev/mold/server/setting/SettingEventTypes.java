package dev.mold.server.setting;

import dev.mold.api.cloud.EventType;

/** Event types of settings. */
final class SettingEventTypes {
    static final EventType VALUE_UNUSABLE = new EventType(
            "CONFIGURATION.VALUE.UNUSABLE", "A stored value does not count, for its setting cannot have it");

    private SettingEventTypes() {}
}
