package dev.mold.server.network;

import dev.mold.server.platform.AnyOf;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads and writes the rows of interfaces. */
class NicRepository {
    private final EntityManager entities;

    NicRepository(EntityManager entities) {
        this.entities = entities;
    }

    void save(NicEntity nic) {
        entities.persist(nic);
    }

    void delete(NicEntity nic) {
        entities.remove(nic);
        entities.flush();
    }

    List<NicEntity> ofMachine(UUID machine) {
        return entities.createQuery(
                        "SELECT n FROM NicEntity n WHERE n.machineId = :machine ORDER BY n.device", NicEntity.class)
                .setParameter("machine", machine)
                .getResultList();
    }

    List<NicEntity> ofMachines(Collection<UUID> machines) {
        if (machines.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("machine", machines);
        return any.bind(entities.createQuery(
                        "SELECT n FROM NicEntity n WHERE n.machineId IN " + any.text()
                                + " ORDER BY n.machineId, n.device",
                        NicEntity.class))
                .getResultList();
    }

    List<NicEntity> ofNetwork(UUID network) {
        return entities.createQuery(
                        "SELECT n FROM NicEntity n WHERE n.networkId = :network ORDER BY n.created, n.id",
                        NicEntity.class)
                .setParameter("network", network)
                .getResultList();
    }

    long count(UUID network) {
        return entities.createQuery("SELECT COUNT(n) FROM NicEntity n WHERE n.networkId = :network", Long.class)
                .setParameter("network", network)
                .getSingleResult();
    }

    boolean macTaken(String mac) {
        return entities.createQuery("SELECT COUNT(n) FROM NicEntity n WHERE n.mac = :mac", Long.class)
                        .setParameter("mac", mac)
                        .getSingleResult()
                > 0;
    }
}
