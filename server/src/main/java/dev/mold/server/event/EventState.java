package dev.mold.server.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which part of an operation an event reports. */
public enum EventState {
    CREATED("Created"),
    SCHEDULED("Scheduled"),
    STARTED("Started"),
    COMPLETED("Completed");

    private final String wireName;

    EventState(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }
}
