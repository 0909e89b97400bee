package dev.mold.server.platform.rows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often a table was written to, and by how many transactions it is being written to.
 *
 * <p>A transaction counts from before its first statement until after its end, so nobody takes older rows for current
 * ones between its commit and the call of {@link #ended}.
 */
final class TableRevision {
    private final AtomicInteger writers = new AtomicInteger();
    private final AtomicLong revision = new AtomicLong();

    void began() {
        writers.incrementAndGet();
    }

    /** The revision first: a reader that sees no writer must see the new revision. */
    void ended() {
        revision.incrementAndGet();
        writers.decrementAndGet();
    }

    /** The revision of the committed rows; negative while the table is being written to. */
    long committed() {
        return writers.get() == 0 ? revision.get() : -1;
    }
}
