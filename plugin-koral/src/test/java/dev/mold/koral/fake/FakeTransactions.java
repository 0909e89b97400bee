package dev.mold.koral.fake;

import dev.mold.api.cloud.Transactions;
import java.util.function.Supplier;

/** Nothing to commit: the stores in memory change at once. */
public final class FakeTransactions implements Transactions {
    @Override
    public <T> T call(Supplier<T> work) {
        return work.get();
    }
}
