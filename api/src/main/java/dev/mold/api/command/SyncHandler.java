package dev.mold.api.command;

/**
 * Does the work of one command that answers at once.
 *
 * @param <C> the command record
 * @param <R> the answer: a view, a {@link dev.mold.api.response.ListAnswer} of views, or a
 *     {@link dev.mold.api.response.Success}
 */
@FunctionalInterface
public interface SyncHandler<C extends Record, R> {
    R handle(C command, CallContext call);
}
