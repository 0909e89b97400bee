package dev.mold.server.vm.keypair;

import dev.mold.api.id.AccountId;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Rows of key pairs. Every method is called in a transaction. */
final class KeyPairRepository {
    private final EntityManager entities;

    KeyPairRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(KeyPairEntity pair) {
        entities.persist(pair);
        entities.flush();
    }

    Optional<KeyPairEntity> find(AccountId owner, String name) {
        return entities
                .createQuery(
                        "select k from KeyPairEntity k where k.accountId = :owner and k.name = :name",
                        KeyPairEntity.class)
                .setParameter("owner", owner.value())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    boolean hasKey(AccountId owner, String fingerprint) {
        return entities.createQuery(
                                "select count(k) from KeyPairEntity k"
                                        + " where k.accountId = :owner and k.fingerprint = :print",
                                Long.class)
                        .setParameter("owner", owner.value())
                        .setParameter("print", fingerprint)
                        .getSingleResult()
                > 0;
    }

    void remove(KeyPairEntity pair) {
        entities.remove(pair);
    }
}
