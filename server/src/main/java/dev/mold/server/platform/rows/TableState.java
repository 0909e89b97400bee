package dev.mold.server.platform.rows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who writes to one table, and how often it was written to.
 *
 * <p>A writer counts from before its first statement until after its transaction, so between its commit and its
 * {@link #ended} nobody takes what is older for what is there.
 */
final class TableState {
    private final AtomicInteger writers = new AtomicInteger();
    private final AtomicLong revision = new AtomicLong();

    void began() {
        writers.incrementAndGet();
    }

    /** The revision first: whoever sees no writer must see that there was one. */
    void ended() {
        revision.incrementAndGet();
        writers.decrementAndGet();
    }

    /** The number of the rows as they are committed; negative while somebody is writing. */
    long committed() {
        return writers.get() == 0 ? revision.get() : -1;
    }
}
