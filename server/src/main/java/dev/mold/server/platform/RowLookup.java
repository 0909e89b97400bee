package dev.mold.server.platform;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.id.Id;
import jakarta.persistence.EntityManager;

/**
 * Looks for a row by its UUID, removed ones included.
 *
 * @param entity persistent class whose key is the UUID
 */
public record RowLookup<I extends Id>(
        Class<I> idType, Class<?> entity, EntityManager entities, Transactions transactions)
        implements EntityLookup<I> {
    @Override
    public boolean exists(I id) {
        return transactions.call(() -> entities.find(entity, id.value()) != null);
    }
}
