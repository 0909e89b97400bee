package dev.mold.api.command;

/** Takes in commands with their handlers at the start of the server. */
public interface CommandRegistrar {
    /** @throws IllegalArgumentException if the record is no well-formed command or its name is taken */
    <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler);

    /** @throws IllegalArgumentException if the record is no well-formed command or its name is taken */
    <C extends Record> void async(Class<C> command, AsyncHandler<C> handler);
}
