package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.Id;
import jakarta.persistence.EntityManager;

/** Finds a row by its id, even if removed. */
record AccountLookup<I extends Id>(
        Class<I> idType, Class<?> entity, EntityManager entities, Transactions transactions)
        implements EntityLookup<I> {
    @Override
    public boolean exists(I id) {
        return transactions.call(() -> entities.find(entity, id.value()) != null);
    }
}
