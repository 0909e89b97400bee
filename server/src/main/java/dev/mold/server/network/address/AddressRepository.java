package dev.mold.server.network.address;

import dev.mold.server.platform.AnyOf;
import dev.mold.server.platform.Totals;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads and writes the rows of addresses. */
class AddressRepository {
    private final EntityManager entities;

    AddressRepository(EntityManager entities) {
        this.entities = entities;
    }

    void save(AddressEntity address) {
        entities.persist(address);
        entities.flush();
    }

    /** The row, even of an address that was released. */
    Optional<AddressEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(AddressEntity.class, id));
    }

    Optional<AddressEntity> findLive(UUID id) {
        return find(id).filter(address -> address.removed == null);
    }

    /** The current row, read again even if this transaction has read it before. */
    Optional<AddressEntity> reread(UUID id) {
        entities.flush();
        find(id).ifPresent(entities::refresh);
        return findLive(id);
    }

    Optional<AddressEntity> findByIp(String ip) {
        return entities.createQuery(
                        "SELECT a FROM AddressEntity a WHERE a.takenIp = :ip ORDER BY a.created", AddressEntity.class)
                .setParameter("ip", ip)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<AddressEntity> ofNetwork(UUID network) {
        return entities.createQuery(
                        "SELECT a FROM AddressEntity a WHERE a.networkId = :network AND a.removed IS NULL"
                                + " ORDER BY a.created, a.id",
                        AddressEntity.class)
                .setParameter("network", network)
                .getResultList();
    }

    List<AddressEntity> sourceNats(Collection<UUID> networks) {
        if (networks.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("network", networks);
        return any.bind(entities.createQuery(
                        "SELECT a FROM AddressEntity a WHERE a.networkId IN " + any.text()
                                + " AND a.sourceNat = TRUE AND a.removed IS NULL",
                        AddressEntity.class))
                .getResultList();
    }

    List<AddressEntity> staticNats(UUID machine) {
        return entities.createQuery(
                        "SELECT a FROM AddressEntity a WHERE a.staticNatMachineId = :machine AND a.removed IS NULL",
                        AddressEntity.class)
                .setParameter("machine", machine)
                .getResultList();
    }

    /** The static NAT addresses of those machines. */
    List<AddressEntity> staticNats(Collection<UUID> machines) {
        if (machines.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("machine", machines);
        return any.bind(entities.createQuery(
                        "SELECT a FROM AddressEntity a WHERE a.staticNatMachineId IN " + any.text()
                                + " AND a.removed IS NULL",
                        AddressEntity.class))
                .getResultList();
    }

    /** Locks the pool until the transaction ends; required to select an address. */
    void lockPool() {
        entities.find(AddressPoolEntity.class, AddressPoolEntity.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    Set<String> taken(UUID zone) {
        return new HashSet<>(entities.createQuery(
                        "SELECT a.takenIp FROM AddressEntity a WHERE a.zoneId = :zone AND a.takenIp IS NOT NULL",
                        String.class)
                .setParameter("zone", zone)
                .getResultList());
    }

    /** How often an address was allocated, including now. */
    long uses(UUID zone, String ip) {
        return uses(zone, List.of(ip)).getOrDefault(ip, 0L);
    }

    /** Like {@link #uses(UUID, String)} for many; those never allocated have no entry. */
    Map<String, Long> uses(UUID zone, Collection<String> ips) {
        return ips.isEmpty()
                ? Map.of()
                : entities
                        .createQuery(
                                "SELECT a.ip, COUNT(a) FROM AddressEntity a WHERE a.zoneId = :zone AND a.ip IN :ips"
                                        + " GROUP BY a.ip",
                                Object[].class)
                        .setParameter("zone", zone)
                        .setParameter("ips", ips)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** Number of addresses of each account. */
    Map<UUID, Long> count(Collection<UUID> accounts) {
        return Totals.of(entities, "a.accountId", "count(a)", "AddressEntity a where a.removed is null", accounts);
    }
}
