package dev.mold.api.cloud;

/** The severity of an event. */
public enum EventLevel {
    INFO,
    WARN,
    ERROR
}
