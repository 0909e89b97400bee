package dev.mold.koral.infra.ssh;

import java.time.Duration;

/** The deadline of a call. Measures real time, because it bounds how long a thread is blocked. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** The limit, or the remaining time if shorter, in milliseconds; at least 1, because 0 means no limit to JSch. */
    int millis(Duration limit) {
        var left = Math.min(limit.toMillis(), (end - System.nanoTime()) / 1_000_000);
        return Math.toIntExact(Math.max(left, 1));
    }
}
