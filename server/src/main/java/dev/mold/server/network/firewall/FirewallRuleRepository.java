package dev.mold.server.network.firewall;

import dev.mold.server.network.RuleState;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads and writes the rows of firewall rules. */
class FirewallRuleRepository {
    private final EntityManager entities;

    FirewallRuleRepository(EntityManager entities) {
        this.entities = entities;
    }

    void save(FirewallRuleEntity rule) {
        entities.persist(rule);
        entities.flush();
    }

    void delete(FirewallRuleEntity rule) {
        entities.remove(rule);
        entities.flush();
    }

    Optional<FirewallRuleEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(FirewallRuleEntity.class, id));
    }

    /** Rules in state Add or Active. */
    List<FirewallRuleEntity> ofAddress(UUID address) {
        return list("r.addressId = :value AND r.state <> :revoke", address);
    }

    /** Rules in state Add or Active. */
    List<FirewallRuleEntity> egress(UUID network) {
        return list("r.networkId = :value AND r.addressId IS NULL AND r.state <> :revoke", network);
    }

    /** Rules of both directions in state Add or Active. */
    List<FirewallRuleEntity> ofNetwork(UUID network) {
        return list("r.networkId = :value AND r.state <> :revoke", network);
    }

    List<FirewallRuleEntity> openedFor(UUID rule) {
        return entities.createQuery(
                        "SELECT r FROM FirewallRuleEntity r WHERE r.openedFor = :rule", FirewallRuleEntity.class)
                .setParameter("rule", rule)
                .getResultList();
    }

    private List<FirewallRuleEntity> list(String condition, UUID value) {
        return entities.createQuery(
                        "SELECT r FROM FirewallRuleEntity r WHERE " + condition + " ORDER BY r.created, r.id",
                        FirewallRuleEntity.class)
                .setParameter("value", value)
                .setParameter("revoke", RuleState.REVOKE)
                .getResultList();
    }

    void deleteOfAddress(UUID address) {
        entities.createQuery("DELETE FROM FirewallRuleEntity r WHERE r.addressId = :address")
                .setParameter("address", address)
                .executeUpdate();
    }

    void deleteOfNetwork(UUID network) {
        entities.createQuery("DELETE FROM FirewallRuleEntity r WHERE r.networkId = :network")
                .setParameter("network", network)
                .executeUpdate();
    }

    /** The given addresses that have a rule. */
    Set<UUID> addressesWithRules(Collection<UUID> addresses) {
        return addresses.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery(
                                "SELECT DISTINCT r.addressId FROM FirewallRuleEntity r WHERE r.addressId IN :addresses",
                                UUID.class)
                        .setParameter("addresses", addresses)
                        .getResultList());
    }
}
