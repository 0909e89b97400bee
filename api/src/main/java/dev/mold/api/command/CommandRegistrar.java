package dev.mold.api.command;

/** Registers commands with their handlers at server start. */
public interface CommandRegistrar {
    /** @throws IllegalArgumentException if the record is not a valid command or its name is taken */
    <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler);

    /** @throws IllegalArgumentException if the record is not a valid command or its name is taken */
    <C extends Record> void async(Class<C> command, AsyncHandler<C> handler);
}
