package dev.mold.server.platform.rows;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Determines what the result of a piece of work depends on: the tables that it read and the cached copies that it used.
 */
public interface DependencyTracker {
    /**
     * Does the work in the caller's thread; to be called outside of any transaction.
     *
     * @return the result, with what it depends on; without that if other processes write to the database too, for their
     *     writes cannot be seen
     */
    <T> Tracked<T> track(Supplier<T> work);

    /**
     * Does the work in the caller's thread, which may be in a transaction and in the middle of other tracked work.
     *
     * @return the result, with what it depends on as far as this server's writes are concerned; those of others are not
     *     seen
     */
    <T> Tracked<T> trackOwnWrites(Supplier<T> work);

    /**
     * Records that the current work uses a copy in memory of what is in the database; does nothing outside of tracked
     * work. Every cache calls this each time it returns a copy.
     *
     * @param owner the cache
     * @param current whether the cache would return the same again
     */
    void dependsOn(Object owner, BooleanSupplier current);
}
