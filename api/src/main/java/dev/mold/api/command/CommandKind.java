package dev.mold.api.command;

/** The kind of response of a command. */
public enum CommandKind {
    /** One object, synchronously. */
    SYNC,
    /** A page of a list, synchronously. */
    LIST,
    /** A job, whose result is queried later. */
    ASYNC,
    /** The new entity's id and a job. */
    ASYNC_CREATE;

    public boolean async() {
        return this == ASYNC || this == ASYNC_CREATE;
    }
}
