package dev.mold.server.platform.rows;

import java.util.HashSet;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A transaction that writes, and the tables that it writes to. */
final class WritingTransaction implements TransactionSynchronization {
    private final Object owner;
    private final Set<TableRevision> tables = new HashSet<>();

    private WritingTransaction(Object owner) {
        this.owner = owner;
    }

    /** @throws IllegalStateException outside of a transaction, where the end of the write would not be noticed */
    static WritingTransaction current(Object owner) {
        var known = (WritingTransaction) TransactionSynchronizationManager.getResource(owner);
        if (known != null) {
            return known;
        }
        var writer = new WritingTransaction(owner);
        TransactionSynchronizationManager.registerSynchronization(writer);
        TransactionSynchronizationManager.bindResource(owner, writer);
        return writer;
    }

    void writes(TableRevision table) {
        if (tables.add(table)) {
            table.began();
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(owner);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(owner, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(owner);
        tables.forEach(TableRevision::ended);
    }
}
