package dev.mold.server.zone;

import dev.mold.api.id.HostId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.platform.AnyOf;
import dev.mold.server.platform.PagedQuery;
import dev.mold.server.zone.HostAllocator.Placed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the rows of zones, pods, clusters, hosts, ranges and placements. */
class ZoneRepository {
    private final EntityManager entities;

    ZoneRepository(EntityManager entities) {
        this.entities = entities;
    }

    <E> PagedQuery<E> list(Class<E> type) {
        return PagedQuery.of(entities, type).where("e.removed is null");
    }

    /** A row with that name that is not removed. */
    <E> Optional<E> named(Class<E> type, String name) {
        return entities
                .createQuery(
                        "select e from " + type.getSimpleName() + " e where e.removed is null and e.name = :name", type)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Names of all rows, removed ones included. */
    Map<UUID, String> names(Class<?> type) {
        var names = new HashMap<UUID, String>();
        entities.createQuery("select e.id, e.name from " + type.getSimpleName() + " e", Object[].class)
                .getResultList()
                .forEach(row -> names.put((UUID) row[0], (String) row[1]));
        return names;
    }

    /** Every range of public addresses of every zone. */
    List<PublicRangeEntity> ranges() {
        return entities.createQuery(
                        "select r from PublicRangeEntity r where r.removed is null", PublicRangeEntity.class)
                .getResultList();
    }

    void save(Object row) {
        entities.persist(row);
    }

    /** The row, even if removed. */
    <E> Optional<E> find(Class<E> type, UUID id) {
        return Optional.ofNullable(entities.find(type, id));
    }

    /** The existing ones of the rows, removed ones included. */
    <E> List<E> find(Class<E> type, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("id", ids);
        return any.bind(entities.createQuery(
                        "select e from " + type.getSimpleName() + " e where e.id in " + any.text(), type))
                .getResultList();
    }

    /** The zone's row, locked until the transaction ends; empty if there is none or it is removed. */
    Optional<ZoneEntity> lockZone(UUID id) {
        return Optional.ofNullable(entities.find(ZoneEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(zone -> zone.removed == null);
    }

    /** The name of the zone's hypervisor, an empty string if it has none; empty if there is no such zone. */
    Optional<String> hypervisor(UUID zone) {
        return entities
                .createQuery("select coalesce(z.hypervisor, '') from ZoneEntity z where z.id = :id", String.class)
                .setParameter("id", zone)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Number of rows that are not removed and have that value. */
    long count(Class<?> type, String column, Object value) {
        return entities.createQuery(
                        "select count(e) from " + type.getSimpleName() + " e where e.removed is null and e." + column
                                + " = :value",
                        Long.class)
                .setParameter("value", value)
                .getSingleResult();
    }

    long countAll(Class<?> type) {
        return entities.createQuery(
                        "select count(e) from " + type.getSimpleName() + " e where e.removed is null", Long.class)
                .getSingleResult();
    }

    List<ZoneEntity> zones() {
        return entities.createQuery(
                        "select z from ZoneEntity z where z.removed is null order by z.sortKey, z.created",
                        ZoneEntity.class)
                .getResultList();
    }

    /** @param column the column to match: zoneId, podId or clusterId */
    List<HostEntity> hosts(String column, UUID value) {
        return entities.createQuery(
                        "select h from HostEntity h where h.removed is null and h." + column
                                + " = :value order by h.name",
                        HostEntity.class)
                .setParameter("value", value)
                .getResultList();
    }

    List<HostEntity> hosts(String hypervisor) {
        return entities.createQuery(
                        "select h from HostEntity h where h.removed is null and h.hypervisor = :hypervisor",
                        HostEntity.class)
                .setParameter("hypervisor", hypervisor)
                .getResultList();
    }

    /** The architectures of the zone's hosts, disabled ones included, in the order of their names. */
    List<String> architectures(UUID zone) {
        return entities.createQuery(
                        "select distinct h.arch from HostEntity h where h.removed is null and h.zoneId = :zone"
                                + " order by h.arch",
                        String.class)
                .setParameter("zone", zone)
                .getResultList();
    }

    /** Hosts of the zone on which machines may be placed: they, their cluster and their pod are enabled. */
    List<HostEntity> usableHosts(UUID zone) {
        return entities.createQuery(
                        """
                        select h from HostEntity h, HostClusterEntity c, PodEntity p
                        where h.removed is null and h.enabled = true and h.zoneId = :zone
                          and c.id = h.clusterId and c.enabled = true
                          and p.id = h.podId and p.enabled = true
                        order by h.name""",
                        HostEntity.class)
                .setParameter("zone", zone)
                .getResultList();
    }

    List<PublicRangeEntity> ranges(UUID zone) {
        return entities.createQuery(
                        "select r from PublicRangeEntity r where r.removed is null and r.zoneId = :zone"
                                + " order by r.created, r.startIp",
                        PublicRangeEntity.class)
                .setParameter("zone", zone)
                .getResultList();
    }

    /** Allocates capacity of a host, or with negative amounts releases it. */
    void allocate(UUID host, long mhz, long mib) {
        entities.createQuery("update HostEntity h set h.allocatedMhz = h.allocatedMhz + :mhz,"
                        + " h.allocatedMib = h.allocatedMib + :mib where h.id = :host")
                .setParameter("mhz", mhz)
                .setParameter("mib", mib)
                .setParameter("host", host)
                .executeUpdate();
    }

    /** @return 1, or 0 if the machine has no placement any more */
    int removePlacement(UUID machine) {
        return entities.createQuery("delete from PlacementEntity p where p.machineId = :machine")
                .setParameter("machine", machine)
                .executeUpdate();
    }

    /** The machine's placement as it is in the database, read again even if this transaction has read it before. */
    Optional<PlacementEntity> placement(UUID machine) {
        return entities.createQuery(
                        "select p from PlacementEntity p where p.machineId = :machine", PlacementEntity.class)
                .setParameter("machine", machine)
                .getResultList()
                .stream()
                .findFirst();
    }

    Map<VirtualMachineId, Placed> placedHosts(Collection<UUID> machines) {
        var answer = new HashMap<VirtualMachineId, Placed>();
        if (machines.isEmpty()) {
            return answer;
        }
        var any = AnyOf.of("machine", machines);
        any.bind(entities.createQuery(
                        "select p.machineId, h.id, h.name from PlacementEntity p join HostEntity h on h.id = p.hostId"
                                + " where p.machineId in " + any.text(),
                        Object[].class))
                .getResultList()
                .forEach(row -> answer.put(
                        new VirtualMachineId((UUID) row[0]), new Placed(new HostId((UUID) row[1]), (String) row[2])));
        return answer;
    }

    long placements(UUID host) {
        return entities.createQuery("select count(p) from PlacementEntity p where p.hostId = :host", Long.class)
                .setParameter("host", host)
                .getSingleResult();
    }
}
