package dev.mold.server.job.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Changes of an operation that are stored together, so that a pass over many units needs few transactions. Used by one
 * thread.
 */
final class UnstoredChanges {
    private final List<ItemEntity> items = new ArrayList<>();
    private final Set<WorkEntity> rows = new LinkedHashSet<>();
    private final List<Consumer<OperationEntity>> operation = new ArrayList<>();
    private final List<Runnable> alongside = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    /** New rows. */
    void add(List<ItemEntity> added) {
        items.addAll(added);
    }

    /** A row that is stored as it is by then. */
    void add(WorkEntity changed) {
        rows.add(changed);
    }

    /** A change of the operation's own row. */
    void add(Consumer<OperationEntity> change) {
        operation.add(change);
    }

    /** Something that is stored in the same transaction. */
    void alongside(Runnable work) {
        alongside.add(work);
    }

    /** Something that is done once the changes are stored. */
    void afterwards(Runnable work) {
        afterwards.add(work);
    }

    boolean isEmpty() {
        return items.isEmpty() && rows.isEmpty() && operation.isEmpty() && alongside.isEmpty() && afterwards.isEmpty();
    }

    /**
     * Writes everything to the database; to be called in a transaction.
     *
     * @param row the operation's own row; called only if it changes
     */
    void writeTo(OperationRepository operations, Supplier<OperationEntity> row) {
        operations.add(items);
        operations.store(rows);
        if (!operation.isEmpty()) {
            var changed = row.get();
            operation.forEach(change -> change.accept(changed));
        }
        alongside.forEach(Runnable::run);
    }

    /** To be called once they are stored. */
    void stored() {
        var next = List.copyOf(afterwards);
        items.clear();
        rows.clear();
        operation.clear();
        alongside.clear();
        afterwards.clear();
        next.forEach(Runnable::run);
    }
}
