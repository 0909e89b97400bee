package dev.mold.server.job.flow;

import java.time.Duration;
import java.time.Instant;

/** What is left of a unit's time in one direction, on the operation's clock. */
record TimeLeft(Duration duration) {
    /** @param beganAt when the unit was begun in that direction, in milliseconds on the operation's clock */
    static TimeLeft of(Run run, Duration limit, long beganAt, Instant now) {
        return new TimeLeft(limit.minus(run.activeTime(now).minusMillis(beganAt)));
    }

    boolean over() {
        return duration.isNegative() || duration.isZero();
    }

    /** A pause, or all that is left if that is less. */
    Duration atMost(Duration pause) {
        return pause.compareTo(duration) < 0 ? pause : duration;
    }
}
