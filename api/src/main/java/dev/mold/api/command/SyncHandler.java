package dev.mold.api.command;

/**
 * Handles a synchronous command.
 *
 * @param <C> the command record
 * @param <R> the result: a view, a {@link dev.mold.api.response.ListAnswer} of views, or a
 *     {@link dev.mold.api.response.Success}
 */
@FunctionalInterface
public interface SyncHandler<C extends Record, R> {
    R handle(C command, CallContext call);
}
