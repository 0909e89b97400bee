package dev.mold.server.job.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes units of an operation in one direction: forward, or back. */
interface UnitRunner {
    /** Whether the unit was worked on in this direction before. */
    boolean begun(Unit unit);

    /** Stores that the unit is being worked on. */
    void begin(Run run, Unit unit);

    /** The call of the step; it may run on another thread, and stores nothing. */
    Supplier<Answer> call(Run run, FlowRun<?, ?> flow, Unit unit);

    /**
     * Stores what the call came to.
     *
     * @return when to look at the unit again; empty if that is decided by what was stored
     */
    Optional<Instant> record(Run run, FlowRun<?, ?> flow, Unit unit, Answer answer);
}
