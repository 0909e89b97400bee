package dev.mold.api.cloud;

/** How grave an event is. */
public enum EventLevel {
    INFO,
    WARN,
    ERROR
}
