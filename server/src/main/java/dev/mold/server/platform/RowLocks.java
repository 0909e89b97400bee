package dev.mold.server.platform;

import jakarta.persistence.EntityManager;

/** Locks that hold for all servers on one database, each until the end of the transaction that took it. */
public final class RowLocks {
    private final EntityManager entities;

    RowLocks(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Acquires the lock, waiting for it if necessary; to be called in a transaction.
     *
     * @param name at most 160 characters
     * @return how often it has been acquired, including this time; greater than at any time before
     */
    public long take(String name) {
        entities.createNativeQuery("INSERT INTO row_lock (name, taken) VALUES (:name, 1)"
                        + " ON DUPLICATE KEY UPDATE taken = taken + 1")
                .setParameter("name", name)
                .executeUpdate();
        var taken = (Number) entities.createNativeQuery("SELECT taken FROM row_lock WHERE name = :name")
                .setParameter("name", name)
                .getSingleResult();
        return taken.longValue();
    }
}
