package dev.mold.koral.fake;

import dev.mold.api.cloud.Transactions;
import java.util.function.Supplier;

/** Runs the work without a transaction: the in-memory stores change at once. */
public final class FakeTransactions implements Transactions {
    @Override
    public <T> T call(Supplier<T> work) {
        return work.get();
    }
}
