package dev.mold.server.discovery;

import java.util.Locale;

/** The types of parameters that clients know. */
public enum WireType {
    STRING,
    INTEGER,
    LONG,
    SHORT,
    FLOAT,
    BOOLEAN,
    DATE,
    UUID,
    LIST,
    MAP,
    OBJECT;

    /** As in {@code type} of listApis. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
