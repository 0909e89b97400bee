package dev.mold.server.platform;

import dev.mold.api.cloud.Transactions;
import jakarta.persistence.EntityManager;

/** Ensures that one server at a time does what must be done once, such as filling an empty database. */
public class Guard {
    private final EntityManager entities;
    private final Transactions transactions;

    Guard(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    /** Runs the work in a transaction; only one such transaction at a time runs on this database. */
    public void alone(Runnable work) {
        transactions.run(() -> {
            entities.createNativeQuery("SELECT name FROM guard WHERE name = 'first-start' FOR UPDATE")
                    .getSingleResult();
            work.run();
        });
    }
}
