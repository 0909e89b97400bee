package dev.mold.server.platform.rows;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** For a database that other servers write to: what they do cannot be known, so no basis is ever given. */
public final class SharedRows implements RowWatch {
    @Override
    public <T> Watched<T> watch(Supplier<T> work) {
        return new Watched<>(work.get(), Optional.empty());
    }

    @Override
    public void alsoRestsOn(Object owner, BooleanSupplier stillSo) {
        // nothing is noted, for nothing is kept
    }
}
