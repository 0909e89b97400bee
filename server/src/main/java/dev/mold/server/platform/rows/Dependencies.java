package dev.mold.server.platform.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a value that was computed from rows depends on: tables at certain revisions, and other conditions. */
public final class Dependencies {
    private final TableRevision[] tables;
    private final long[] revisions;
    private final BooleanSupplier[] conditions;

    /** @param revisions one for each table, none of them negative */
    Dependencies(List<TableRevision> tables, List<Long> revisions, Iterable<BooleanSupplier> conditions) {
        this.tables = tables.toArray(TableRevision[]::new);
        this.revisions = revisions.stream().mapToLong(Long::longValue).toArray();
        this.conditions = toArray(conditions);
    }

    private static BooleanSupplier[] toArray(Iterable<BooleanSupplier> conditions) {
        var all = new ArrayList<BooleanSupplier>();
        conditions.forEach(all::add);
        return all.toArray(BooleanSupplier[]::new);
    }

    /**
     * Whether computing the value again would give the same result. True holds for one moment during this call: had a
     * table that is checked later been written to since, it would be noticed.
     */
    public boolean areCurrent() {
        for (var i = 0; i < tables.length; i++) {
            if (tables[i].committed() != revisions[i]) {
                return false;
            }
        }
        for (var condition : conditions) {
            if (!condition.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }
}
