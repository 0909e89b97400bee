package dev.mold.api.cloud;

import java.util.function.Supplier;

/** Runs work in a database transaction, joining the current one if there is one. */
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
