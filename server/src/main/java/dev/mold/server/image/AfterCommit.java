package dev.mold.server.image;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs work on a back end once what it belongs to is committed. */
final class AfterCommit {
    private AfterCommit() {}

    /** Now if no transaction is open; else when it has been committed, and never if it is rolled back. */
    static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    static boolean transactionOpen() {
        return TransactionSynchronizationManager.isSynchronizationActive();
    }
}
