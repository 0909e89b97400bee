package dev.mold.server.vm.keypair;

import dev.mold.api.command.Paging;
import dev.mold.api.command.Visibility;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.KeyPairId;
import dev.mold.server.vm.query.Conditions;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Rows of key pairs. */
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

    boolean exists(KeyPairId id) {
        return entities.find(KeyPairEntity.class, id.value()) != null;
    }

    boolean hasKey(AccountId owner, String fingerprint) {
        return !entities.createQuery(
                        "select k.id from KeyPairEntity k where k.accountId = :owner and k.fingerprint = :print")
                .setParameter("owner", owner.value())
                .setParameter("print", fingerprint)
                .getResultList()
                .isEmpty();
    }

    void remove(KeyPairEntity pair) {
        entities.remove(pair);
    }

    List<KeyPairEntity> page(ListSshKeyPairs command, Visibility visibility) {
        return conditions(command, visibility)
                .query(entities, KeyPairEntity.class, "select k from KeyPairEntity k", "order by k.name, k.id")
                .setFirstResult(command.paging().offset())
                .setMaxResults(command.paging().limit())
                .getResultList();
    }

    long count(ListSshKeyPairs command, Visibility visibility) {
        return conditions(command, visibility)
                .query(entities, Long.class, "select count(k) from KeyPairEntity k", "")
                .getSingleResult();
    }

    private static Conditions conditions(ListSshKeyPairs command, Visibility visibility) {
        Paging paging = command.paging();
        return new Conditions()
                .visible("k.accountId", visibility)
                .equal("k.id", command.id())
                .equal("k.name", command.name())
                .equal("k.fingerprint", command.fingerprint())
                .contains(paging.keyword(), "k.name");
    }
}
