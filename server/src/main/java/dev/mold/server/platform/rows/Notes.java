package dev.mold.server.platform.rows;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What one piece of work has read so far. */
final class Notes {
    private final Map<TableState, Long> tables = new LinkedHashMap<>();
    private final Map<Object, BooleanSupplier> copies = new IdentityHashMap<>();
    private boolean unsettled;

    /** To be called before the statement is run: what is committed after this makes the number a different one. */
    void read(TableState table) {
        if (!tables.containsKey(table)) {
            var revision = table.committed();
            unsettled |= revision < 0;
            tables.put(table, revision);
        }
    }

    void used(Object owner, BooleanSupplier stillSo) {
        copies.putIfAbsent(owner, stillSo);
    }

    /** Somebody was writing to something that it rests on. */
    void unsettle() {
        unsettled = true;
    }

    /** Empty if somebody was writing to one of the tables meanwhile. */
    Optional<Basis> basis() {
        return unsettled
                ? Optional.empty()
                : Optional.of(new Basis(
                        List.copyOf(tables.keySet()), List.copyOf(tables.values()), new ArrayList<>(copies.values())));
    }
}
