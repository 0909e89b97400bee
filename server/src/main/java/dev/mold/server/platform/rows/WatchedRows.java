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
public final class WatchedRows implements RowWatch, StatementInspector {
    private static final long serialVersionUID = 1L;
    private static final int MOST_TEXTS = 4096;

    private final boolean alone;
    private final transient Map<String, SqlText> texts = new ConcurrentHashMap<>();
    private final transient Map<String, TableState> tables = new ConcurrentHashMap<>();
    private final transient TableState everything = new TableState();
    private final transient ThreadLocal<Notes> watched = new ThreadLocal<>();

    /** @param alone whether no other process writes to the database */
    public WatchedRows(boolean alone) {
        this.alone = alone;
    }

    @Override
    public <T> Watched<T> watch(Supplier<T> work) {
        if (watched.get() != null || TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Work can only be watched from its beginning");
        }
        return alone ? noted(work) : new Watched<>(work.get(), Optional.empty());
    }

    @Override
    public <T> Watched<T> watchOwnWrites(Supplier<T> work) {
        var outer = watched.get();
        var done = noted(work);
        if (outer != null) {
            done.basis().ifPresentOrElse(basis -> outer.used(basis, basis::stands), outer::unsettle);
        }
        return done;
    }

    private <T> Watched<T> noted(Supplier<T> work) {
        var outer = watched.get();
        var notes = new Notes();
        notes.read(everything);
        watched.set(notes);
        try {
            return new Watched<>(work.get(), notes.basis());
        } finally {
            if (outer == null) {
                watched.remove();
            } else {
                watched.set(outer);
            }
        }
    }

    @Override
    public void alsoRestsOn(Object owner, BooleanSupplier stillSo) {
        var notes = watched.get();
        if (notes != null) {
            notes.used(owner, stillSo);
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
            case WRITES -> text.names().forEach(name -> Writer.current(this).writes(table(name)));
            case OTHER -> Writer.current(this).writes(everything);
        }
        return sql;
    }

    private TableState table(String name) {
        return tables.computeIfAbsent(name, key -> new TableState());
    }

    private SqlText text(String sql) {
        var known = texts.get(sql);
        if (known != null) {
            return known;
        }
        if (texts.size() >= MOST_TEXTS) {
            texts.clear();
        }
        var text = SqlText.of(sql);
        texts.put(sql, text);
        return text;
    }
}
