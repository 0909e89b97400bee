package dev.mold.server.platform.rows;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tells what a piece of work rests on: the tables that it read and the copies in memory that it used. */
public interface RowWatch {
    /**
     * Does the work in the caller's thread; to be called outside of any transaction.
     *
     * @return what it gave, with its basis unless others write to the database too: what they do cannot be known
     */
    <T> Watched<T> watch(Supplier<T> work);

    /**
     * Does the work in the caller's thread, which may be in a transaction and in the middle of other work that is
     * watched.
     *
     * @return what it gave, with a basis that falls by what this server writes, not by what others do
     */
    <T> Watched<T> watchOwnWrites(Supplier<T> work);

    /**
     * Says that the work that is being done uses a copy in memory of what is in the database; does nothing outside of
     * one. Whoever keeps such a copy says so each time that it hands it out.
     *
     * @param owner who keeps the copy
     * @param stillSo whether it would hand out the same again
     */
    void alsoRestsOn(Object owner, BooleanSupplier stillSo);
}
