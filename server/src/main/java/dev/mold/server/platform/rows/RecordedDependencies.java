package dev.mold.server.platform.rows;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a piece of work has read so far. */
final class RecordedDependencies {
    private final Map<TableRevision, Long> tables = new LinkedHashMap<>();
    private final Map<Object, BooleanSupplier> copies = new IdentityHashMap<>();
    private boolean invalid;

    /** To be called before the statement is run: a commit after this call changes the table's revision. */
    void read(TableRevision table) {
        if (!tables.containsKey(table)) {
            var revision = table.committed();
            invalid |= revision < 0;
            tables.put(table, revision);
        }
    }

    void used(Object owner, BooleanSupplier current) {
        copies.putIfAbsent(owner, current);
    }

    /** To be called if something that the work depends on was being written to. */
    void invalidate() {
        invalid = true;
    }

    /** Empty if one of the tables was being written to meanwhile. */
    Optional<Dependencies> dependencies() {
        return invalid
                ? Optional.empty()
                : Optional.of(new Dependencies(
                        List.copyOf(tables.keySet()), List.copyOf(tables.values()), new ArrayList<>(copies.values())));
    }
}
