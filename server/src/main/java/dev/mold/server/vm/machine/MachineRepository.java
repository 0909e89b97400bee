package dev.mold.server.vm.machine;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.platform.AnyOf;
import dev.mold.server.platform.Totals;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of machines and their volumes. Every method is called in a transaction. */
final class MachineRepository {
    private static final String DESTROYED_STATES = MachineLifecycle.DESTROYED_STATES.stream()
            .map(state -> VirtualMachineState.class.getName() + "." + state.name())
            .sorted()
            .collect(Collectors.joining(", "));

    private final EntityManager entities;

    MachineRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The columns of a machine that synchronization with the back end needs. */
    record Mark(UUID id, UUID zone, VirtualMachineState state, Instant updated, long version) {}

    /** The row, even if removed. */
    Optional<MachineEntity> find(VirtualMachineId id) {
        return Optional.ofNullable(entities.find(MachineEntity.class, id.value()));
    }

    Optional<MachineEntity> findLive(VirtualMachineId id) {
        return find(id).filter(machine -> machine.removed == null);
    }

    /** The row if it is not removed, locked until the transaction ends. */
    Optional<MachineEntity> lock(VirtualMachineId id) {
        return Optional.ofNullable(
                        entities.find(MachineEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(machine -> machine.removed == null);
    }

    /** Stores a new machine; its instance number is assigned. */
    void add(MachineEntity machine, MachineBootEntity boot) {
        entities.persist(machine);
        entities.flush();
        entities.persist(boot);
    }

    void add(VolumeEntity volume) {
        entities.persist(volume);
    }

    Optional<MachineBootEntity> boot(VirtualMachineId id) {
        return Optional.ofNullable(entities.find(MachineBootEntity.class, id.value()));
    }

    Optional<VolumeEntity> rootVolume(VirtualMachineId id) {
        return entities
                .createQuery(
                        "select v from VolumeEntity v where v.machineId = :machine and v.deviceNumber = :root",
                        VolumeEntity.class)
                .setParameter("machine", id.value())
                .setParameter("root", VolumeEntity.ROOT_DEVICE)
                .getResultStream()
                .findFirst();
    }

    /** Marks the machine and its volumes as removed and deletes its data for the first boot. */
    void remove(MachineEntity machine, Instant now) {
        boot(machine.machineId()).ifPresent(entities::remove);
        rootVolume(machine.machineId()).ifPresent(volume -> volume.removed = now);
        machine.remove(now);
    }

    boolean nameTaken(UUID network, String name) {
        return !entities.createQuery(
                        "select m.id from MachineEntity m where m.networkId = :network and m.nameTaken = :name")
                .setParameter("network", network)
                .setParameter("name", name.toLowerCase(Locale.ROOT))
                .getResultList()
                .isEmpty();
    }

    /** Number of machines that have the ISO attached. */
    long attachments(ImageId iso) {
        return entities.createQuery(
                        "select count(m) from MachineEntity m where m.isoId = :iso and m.removed is null", Long.class)
                .setParameter("iso", iso.value())
                .getSingleResult();
    }

    /** Number of machines with this template that have no disk yet. */
    long notMade(ImageId template) {
        return entities.createQuery(
                        "select count(m) from MachineEntity m where m.templateId = :template and m.made = false"
                                + " and m.removed is null",
                        Long.class)
                .setParameter("template", template.value())
                .getSingleResult();
    }

    /** The rows with those ids, removed ones included, in any order. */
    List<MachineEntity> all(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("id", ids);
        return any.bind(entities.createQuery(
                        "select m from MachineEntity m where m.id in " + any.text(), MachineEntity.class))
                .getResultList();
    }

    /** The states of the given machines, without removed ones. */
    Map<VirtualMachineId, VirtualMachineState> states(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var any = AnyOf.of("id", ids);
        var states = new HashMap<VirtualMachineId, VirtualMachineState>();
        any.bind(entities.createQuery(
                        "select m.id, m.state from MachineEntity m where m.removed is null and m.id in " + any.text(),
                        Object[].class))
                .getResultList()
                .forEach(row -> states.put(new VirtualMachineId((UUID) row[0]), (VirtualMachineState) row[1]));
        return states;
    }

    /** All machines that are not destroyed. */
    List<Mark> marks() {
        return entities.createQuery(
                        "select m.id as id, m.zoneId as zone, m.state as state, m.updated as updated,"
                                + " m.version as version from MachineEntity m"
                                + " where m.removed is null and m.state not in :givenUp",
                        Mark.class)
                .setParameter("givenUp", MachineLifecycle.DESTROYED_STATES)
                .getResultList();
    }

    /** Zones in which machines are or were. */
    List<UUID> zones() {
        return entities.createQuery("select distinct m.zoneId from MachineEntity m", UUID.class)
                .getResultList();
    }

    /** The given ids of machines that were removed. */
    List<UUID> removedAmong(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select m.id from MachineEntity m where m.id in :ids and m.removed is not null",
                                UUID.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Machines that have been in that state since before that time. */
    List<VirtualMachineId> stale(VirtualMachineState state, Instant before) {
        return entities
                .createQuery(
                        "select m.id from MachineEntity m where m.removed is null and m.state = :state"
                                + " and m.updated < :before order by m.updated",
                        UUID.class)
                .setParameter("state", state)
                .setParameter("before", before)
                .getResultStream()
                .map(VirtualMachineId::new)
                .toList();
    }

    /** The sum of an expression over the machines {@code m} of each account, with their volumes {@code v}. */
    Map<UUID, Long> sums(String expression, Collection<UUID> accounts) {
        return Totals.of(
                entities,
                "m.accountId",
                "sum(" + expression + ")",
                "VolumeEntity v, MachineEntity m where v.machineId = m.id and m.removed is null"
                        + " and m.state not in (" + DESTROYED_STATES + ")",
                accounts);
    }
}
