package dev.mold.server.job.flow;

import dev.mold.api.flow.StepResult;

/** What goes wrong while {@link DrivenEngine} works on an operation. Calls are {@code create-network} and {@code undo create-network}. */
public interface Faults {
    Faults NONE = new Faults() {};

    /** Before a step is called; may throw {@link Crash}, or ask for another operation. */
    default void before(String call) {}

    /** After a step has answered; may throw {@link Crash} or give another answer. */
    default StepResult after(String call, StepResult result) {
        return result;
    }

    /** The server dies here. */
    final class Crash extends Error {}
}
