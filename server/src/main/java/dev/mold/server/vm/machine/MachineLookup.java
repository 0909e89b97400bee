package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.Id;
import java.util.function.Predicate;

/** Tells whether an id names one of this feature's rows, removed ones included. */
final class MachineLookup<I extends Id> implements EntityLookup<I> {
    private final Class<I> idType;
    private final Predicate<I> rows;
    private final Transactions transactions;

    /** @param rows called in a transaction */
    MachineLookup(Class<I> idType, Predicate<I> rows, Transactions transactions) {
        this.idType = idType;
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Class<I> idType() {
        return idType;
    }

    @Override
    public boolean exists(I id) {
        return transactions.call(() -> rows.test(id));
    }
}
