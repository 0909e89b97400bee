package dev.mold.server.network.forwarding;

import dev.mold.server.network.RuleState;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the rows of forwarding rules. */
class ForwardingRuleRepository {
    private final EntityManager entities;

    ForwardingRuleRepository(EntityManager entities) {
        this.entities = entities;
    }

    void save(ForwardingRuleEntity rule) {
        entities.persist(rule);
        entities.flush();
    }

    void delete(ForwardingRuleEntity rule) {
        entities.remove(rule);
        entities.flush();
    }

    Optional<ForwardingRuleEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(ForwardingRuleEntity.class, id));
    }

    /** Rules in state Add or Active. */
    List<ForwardingRuleEntity> ofAddress(UUID address) {
        return list("r.addressId = :value AND r.state <> :revoke", address);
    }

    /** Rules in state Add or Active. */
    List<ForwardingRuleEntity> ofNetwork(UUID network) {
        return list("r.networkId = :value AND r.state <> :revoke", network);
    }

    private List<ForwardingRuleEntity> list(String condition, UUID value) {
        return entities.createQuery(
                        "SELECT r FROM ForwardingRuleEntity r WHERE " + condition + " ORDER BY r.publicPort, r.id",
                        ForwardingRuleEntity.class)
                .setParameter("value", value)
                .setParameter("revoke", RuleState.REVOKE)
                .getResultList();
    }

    /** Rules in any state. */
    List<ForwardingRuleEntity> ofMachine(UUID network, UUID machine) {
        return entities.createQuery(
                        "SELECT r FROM ForwardingRuleEntity r WHERE r.networkId = :network AND r.machineId = :machine",
                        ForwardingRuleEntity.class)
                .setParameter("network", network)
                .setParameter("machine", machine)
                .getResultList();
    }

    void deleteOfAddress(UUID address) {
        entities.createQuery("DELETE FROM ForwardingRuleEntity r WHERE r.addressId = :address")
                .setParameter("address", address)
                .executeUpdate();
    }

    void deleteOfNetwork(UUID network) {
        entities.createQuery("DELETE FROM ForwardingRuleEntity r WHERE r.networkId = :network")
                .setParameter("network", network)
                .executeUpdate();
    }
}
