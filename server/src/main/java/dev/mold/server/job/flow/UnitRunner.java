package dev.mold.server.job.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes units of an operation in one direction: forward, or back. What is begun and recorded is changed in the run; it
 * is stored before the next step is called.
 */
interface UnitRunner {
    /** Whether the unit was worked on in this direction before. */
    boolean begun(Unit unit);

    /** Records that the unit is being worked on; to be stored before the step is called. */
    void begin(Run run, Unit unit);

    /** The call of the step; it may run on another thread, and stores nothing. */
    Supplier<Answer> call(Run run, FlowRun<?, ?> flow, Unit unit);

    /**
     * Records what the call came to.
     *
     * @return when to look at the unit again; empty if that is decided by what was recorded
     */
    Optional<Instant> record(Run run, FlowRun<?, ?> flow, Unit unit, Answer answer);
}
