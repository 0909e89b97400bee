package dev.mold.server.job.flow;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts the time in which servers worked on an operation. Whoever works on it looks at it at least every
 * {@link #MAX_PAUSE}; a longer pause means that no server was there, and counts as that much only.
 */
final class OperationClock {
    static final Duration MAX_PAUSE = Duration.ofSeconds(45);

    private static final long MAX_PAUSE_MILLIS = MAX_PAUSE.plusSeconds(15).toMillis();

    private OperationClock() {}

    /**
     * @param millis what the clock shows at {@code until}
     * @param until null if nobody has worked on the operation yet
     * @return what it shows now, in milliseconds
     */
    static long at(long millis, Instant until, Instant now) {
        if (until == null) {
            return millis;
        }
        var pause = Duration.between(until, now).toMillis();
        return millis + Math.max(0, Math.min(pause, MAX_PAUSE_MILLIS));
    }
}
