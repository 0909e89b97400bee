package dev.mold.server.job.flow;

import dev.mold.api.id.OperationId;

/** Is called with the place that the engine has reached; does nothing but in crash tests. */
@FunctionalInterface
public interface EngineProbe {
    EngineProbe NONE = (operation, flow, step, point) -> {};

    /** A place in the work on one step. */
    enum Point {
        BEFORE_APPLY,
        AFTER_APPLY,
        AFTER_DONE,
        BEFORE_UNDO,
        AFTER_UNDO,
        /** The steps are through, the outcome is not yet recorded; the step is the last one. */
        BEFORE_SETTLE,
        /** The outcome is recorded. */
        AFTER_SETTLED
    }

    /** @param step name of the step; empty for a flow without steps */
    void at(OperationId operation, String flow, String step, Point point);
}
