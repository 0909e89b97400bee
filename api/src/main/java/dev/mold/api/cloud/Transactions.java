package dev.mold.api.cloud;

import java.util.function.Supplier;

/** Runs work in a database transaction, joining the one that is open. */
public interface Transactions {
    /** Commits when the work returns, rolls back when it throws. */
    <T> T call(Supplier<T> work);

    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
