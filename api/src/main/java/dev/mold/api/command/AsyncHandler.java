package dev.mold.api.command;

/**
 * Checks one command that answers with a job, makes what must exist before the answer, and submits the flow that does
 * the rest.
 *
 * @param <C> the command record
 */
@FunctionalInterface
public interface AsyncHandler<C extends Record> {
    Submitted handle(C command, CallContext call);
}
