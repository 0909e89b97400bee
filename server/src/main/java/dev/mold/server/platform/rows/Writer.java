package dev.mold.server.platform.rows;

import java.util.HashSet;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A transaction that writes, and the tables that it writes to. */
final class Writer implements TransactionSynchronization {
    private final Object owner;
    private final Set<TableState> tables = new HashSet<>();

    private Writer(Object owner) {
        this.owner = owner;
    }

    /** @throws IllegalStateException outside of a transaction, where the end of the write would not be noticed */
    static Writer current(Object owner) {
        var known = (Writer) TransactionSynchronizationManager.getResource(owner);
        if (known != null) {
            return known;
        }
        var writer = new Writer(owner);
        TransactionSynchronizationManager.registerSynchronization(writer);
        TransactionSynchronizationManager.bindResource(owner, writer);
        return writer;
    }

    void writes(TableState table) {
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
        tables.forEach(TableState::ended);
    }
}
