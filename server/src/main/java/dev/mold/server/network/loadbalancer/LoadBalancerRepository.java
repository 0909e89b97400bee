package dev.mold.server.network.loadbalancer;

import dev.mold.server.network.RuleState;
import dev.mold.server.platform.AnyOf;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads and writes the rows of load-balancer rules and of their members. */
class LoadBalancerRepository {
    private final EntityManager entities;

    LoadBalancerRepository(EntityManager entities) {
        this.entities = entities;
    }

    void save(LoadBalancerRuleEntity rule) {
        entities.persist(rule);
        entities.flush();
    }

    void delete(LoadBalancerRuleEntity rule) {
        members(rule.id).forEach(machine -> removeMember(rule.id, machine));
        entities.remove(rule);
        entities.flush();
    }

    Optional<LoadBalancerRuleEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(LoadBalancerRuleEntity.class, id));
    }

    /** Rules in state Add or Active. */
    List<LoadBalancerRuleEntity> ofAddress(UUID address) {
        return list("r.addressId = :value AND r.state <> :revoke", address);
    }

    /** Rules in state Add or Active. */
    List<LoadBalancerRuleEntity> ofNetwork(UUID network) {
        return list("r.networkId = :value AND r.state <> :revoke", network);
    }

    private List<LoadBalancerRuleEntity> list(String condition, UUID value) {
        return entities.createQuery(
                        "SELECT r FROM LoadBalancerRuleEntity r WHERE " + condition + " ORDER BY r.publicPort, r.id",
                        LoadBalancerRuleEntity.class)
                .setParameter("value", value)
                .setParameter("revoke", RuleState.REVOKE)
                .getResultList();
    }

    void deleteOfAddress(UUID address) {
        deleteAll("addressId", address);
    }

    void deleteOfNetwork(UUID network) {
        deleteAll("networkId", network);
    }

    private void deleteAll(String field, UUID value) {
        entities.createQuery("DELETE FROM LoadBalancerMemberEntity m WHERE m.key.ruleId IN"
                        + " (SELECT r.id FROM LoadBalancerRuleEntity r WHERE r." + field + " = :value)")
                .setParameter("value", value)
                .executeUpdate();
        entities.createQuery("DELETE FROM LoadBalancerRuleEntity r WHERE r." + field + " = :value")
                .setParameter("value", value)
                .executeUpdate();
    }

    void addMember(UUID rule, UUID machine) {
        if (entities.find(LoadBalancerMemberEntity.class, new LoadBalancerMemberEntity.Key(rule, machine)) == null) {
            entities.persist(new LoadBalancerMemberEntity(rule, machine));
        }
    }

    void removeMember(UUID rule, UUID machine) {
        var member = entities.find(LoadBalancerMemberEntity.class, new LoadBalancerMemberEntity.Key(rule, machine));
        if (member != null) {
            entities.remove(member);
        }
    }

    List<UUID> members(UUID rule) {
        return members(List.of(rule)).getOrDefault(rule, List.of());
    }

    /** The members of many rules with one query; a rule without members has no entry. */
    Map<UUID, List<UUID>> members(Collection<UUID> rules) {
        if (rules.isEmpty()) {
            return Map.of();
        }
        var any = AnyOf.of("rule", rules);
        return any.bind(entities.createQuery(
                        "SELECT m FROM LoadBalancerMemberEntity m WHERE m.key.ruleId IN " + any.text()
                                + " ORDER BY m.key.machineId",
                        LoadBalancerMemberEntity.class))
                .getResultStream()
                .collect(Collectors.groupingBy(
                        member -> member.key.ruleId(),
                        Collectors.mapping(member -> member.key.machineId(), Collectors.toList())));
    }

    /** Removes a machine from the rules of a network. */
    void removeMachine(UUID network, UUID machine) {
        entities.createQuery("DELETE FROM LoadBalancerMemberEntity m WHERE m.key.machineId = :machine"
                        + " AND m.key.ruleId IN"
                        + " (SELECT r.id FROM LoadBalancerRuleEntity r WHERE r.networkId = :network)")
                .setParameter("machine", machine)
                .setParameter("network", network)
                .executeUpdate();
    }
}
