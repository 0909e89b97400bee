package dev.mold.server.platform.rows;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Inspects every statement before Hibernate runs it: the tables that are read are recorded for the current tracked
 * work, and a write raises the revision of its table.
 */
public final class StatementDependencyTracker implements DependencyTracker, StatementInspector {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CACHED_STATEMENTS = 4096;

    private final boolean alone;
    private final transient Map<String, SqlText> texts = new ConcurrentHashMap<>();
    private final transient Map<String, TableRevision> tables = new ConcurrentHashMap<>();
    private final transient TableRevision everything = new TableRevision();
    private final transient ThreadLocal<RecordedDependencies> watched = new ThreadLocal<>();

    /** @param alone whether no other process writes to the database */
    public StatementDependencyTracker(boolean alone) {
        this.alone = alone;
    }

    @Override
    public <T> Tracked<T> track(Supplier<T> work) {
        if (watched.get() != null || TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Work can only be watched from its beginning");
        }
        return alone ? noted(work) : new Tracked<>(work.get(), Optional.empty());
    }

    @Override
    public <T> Tracked<T> trackOwnWrites(Supplier<T> work) {
        var outer = watched.get();
        var done = noted(work);
        if (outer != null) {
            done.dependencies().ifPresentOrElse(
                    dependencies -> outer.used(dependencies, dependencies::areCurrent), outer::invalidate);
        }
        return done;
    }

    private <T> Tracked<T> noted(Supplier<T> work) {
        var outer = watched.get();
        var notes = new RecordedDependencies();
        notes.read(everything);
        watched.set(notes);
        try {
            return new Tracked<>(work.get(), notes.dependencies());
        } finally {
            if (outer == null) {
                watched.remove();
            } else {
                watched.set(outer);
            }
        }
    }

    @Override
    public void dependsOn(Object owner, BooleanSupplier current) {
        var notes = watched.get();
        if (notes != null) {
            notes.used(owner, current);
        }
    }

    @Override
    public String inspect(String sql) {
        var text = text(sql);
        switch (text.kind()) {
            case READS -> {
                var notes = watched.get();
                if (notes != null) {
                    text.names().forEach(name -> notes.read(table(name)));
                }
            }
            case WRITES -> text.names().forEach(name -> WritingTransaction.current(this).writes(table(name)));
            case OTHER -> WritingTransaction.current(this).writes(everything);
        }
        return sql;
    }

    private TableRevision table(String name) {
        return tables.computeIfAbsent(name, key -> new TableRevision());
    }

    private SqlText text(String sql) {
        var known = texts.get(sql);
        if (known != null) {
            return known;
        }
        if (texts.size() >= MAX_CACHED_STATEMENTS) {
            texts.clear();
        }
        var text = SqlText.of(sql);
        texts.put(sql, text);
        return text;
    }
}
