package dev.mold.server.network.address;

import dev.mold.server.network.PortRange;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads and writes the rows of claims. */
class PortClaimRepository {
    private final EntityManager entities;

    PortClaimRepository(EntityManager entities) {
        this.entities = entities;
    }

    void save(PortClaimEntity claim) {
        entities.persist(claim);
        entities.flush();
    }

    void delete(UUID rule) {
        entities.createQuery("DELETE FROM PortClaimEntity c WHERE c.ruleId = :rule")
                .setParameter("rule", rule)
                .executeUpdate();
    }

    void deleteAll(UUID address) {
        entities.createQuery("DELETE FROM PortClaimEntity c WHERE c.addressId = :address")
                .setParameter("address", address)
                .executeUpdate();
    }

    Optional<PortClaimEntity> firstOverlapping(UUID address, PortRange ports) {
        return entities.createQuery(
                        "SELECT c FROM PortClaimEntity c WHERE c.addressId = :address AND c.protocol = :protocol"
                                + " AND c.startPort <= :end AND c.endPort >= :start ORDER BY c.startPort, c.ruleId",
                        PortClaimEntity.class)
                .setParameter("address", address)
                .setParameter("protocol", ports.protocol())
                .setParameter("start", ports.start())
                .setParameter("end", ports.end())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Those of the addresses that have a claim. */
    Set<UUID> claimed(Collection<UUID> addresses) {
        return addresses.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery(
                                "SELECT DISTINCT c.addressId FROM PortClaimEntity c WHERE c.addressId IN :addresses",
                                UUID.class)
                        .setParameter("addresses", List.copyOf(addresses))
                        .getResultList());
    }
}
