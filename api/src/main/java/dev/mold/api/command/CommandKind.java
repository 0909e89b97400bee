package dev.mold.api.command;

/** How a command answers. */
public enum CommandKind {
    /** At once, with one object. */
    SYNC,
    /** At once, with a page of a list. */
    LIST,
    /** With a job, whose result is asked for later. */
    ASYNC,
    /** With the new entity's id and a job. */
    ASYNC_CREATE;

    public boolean async() {
        return this == ASYNC || this == ASYNC_CREATE;
    }
}
