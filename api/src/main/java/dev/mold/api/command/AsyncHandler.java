package dev.mold.api.command;

/**
 * Handles a command that returns a job: validates it, creates what must exist before the response, and submits the flow
 * for the rest.
 *
 * @param <C> the command record
 */
@FunctionalInterface
public interface AsyncHandler<C extends Record> {
    Submitted handle(C command, CallContext call);
}
