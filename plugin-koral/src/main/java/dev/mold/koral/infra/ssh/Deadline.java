package dev.mold.koral.infra.ssh;

import java.time.Duration;

/** When a call must have ended. Counts real time, for it bounds how long a thread is held. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** The limit, or the time that is left if that is shorter; at least a millisecond, as zero means "for ever" to JSch. */
    int millis(Duration limit) {
        var left = Math.min(limit.toMillis(), (end - System.nanoTime()) / 1_000_000);
        return Math.toIntExact(Math.max(left, 1));
    }
}
