package dev.mold.server.image;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs back end calls after the commit of their transaction. */
final class AfterCommit {
    private AfterCommit() {}

    /** Runs the work now if no transaction is open; otherwise after its commit, or never if it is rolled back. */
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
