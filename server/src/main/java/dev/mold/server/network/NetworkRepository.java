package dev.mold.server.network;

import dev.mold.api.cloud.NetworkState;
import dev.mold.api.error.ApiException;
import dev.mold.server.platform.AnyOf;
import dev.mold.server.platform.Totals;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the rows of networks. */
class NetworkRepository {
    private static final AnyOf UP =
            AnyOf.of("state", List.of(NetworkState.IMPLEMENTING, NetworkState.IMPLEMENTED));

    private final EntityManager entities;

    NetworkRepository(EntityManager entities) {
        this.entities = entities;
    }

    void save(NetworkEntity network) {
        entities.persist(network);
        entities.persist(new NetworkPushEntity(network.id));
    }

    /** The row, even if removed. */
    Optional<NetworkEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(NetworkEntity.class, id));
    }

    Optional<NetworkEntity> findLive(UUID id) {
        return find(id).filter(network -> network.removed == null);
    }

    List<NetworkEntity> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("id", ids);
        return any.bind(entities.createQuery(
                        "SELECT n FROM NetworkEntity n WHERE n.id IN " + any.text(), NetworkEntity.class))
                .getResultList();
    }

    List<NetworkEntity> owned(UUID account, UUID zone) {
        return entities.createQuery(
                        "SELECT n FROM NetworkEntity n WHERE n.accountId = :account AND n.zoneId = :zone"
                                + " AND n.removed IS NULL ORDER BY n.created, n.id",
                        NetworkEntity.class)
                .setParameter("account", account)
                .setParameter("zone", zone)
                .getResultList();
    }

    /**
     * The current row, locked until the transaction ends.
     *
     * @throws ApiException INVALID_PARAMETER if there is none or it is removed
     */
    NetworkEntity lock(UUID id) {
        var network = find(id).orElseThrow(() -> unknown(id));
        // refreshing must not discard what this transaction has already changed
        entities.flush();
        entities.refresh(network, LockModeType.PESSIMISTIC_WRITE);
        if (network.removed != null) {
            throw unknown(id);
        }
        return network;
    }

    /** Like {@link #lock}, and counts as a change that has to be pushed to the router. */
    NetworkEntity lockForChange(UUID id) {
        var network = lock(id);
        network.version++;
        return network;
    }

    /** Locks the row until the transaction ends; only the holder of the lock pushes. */
    NetworkPushEntity lockPush(UUID network) {
        var push = entities.find(NetworkPushEntity.class, network);
        if (push == null) {
            throw unknown(network);
        }
        entities.refresh(push, LockModeType.PESSIMISTIC_WRITE);
        return push;
    }

    boolean upToDate(UUID network) {
        return UP.bind(entities.createQuery(
                                "SELECT COUNT(n) FROM NetworkEntity n, NetworkPushEntity p WHERE n.id = :id"
                                        + " AND p.networkId = n.id AND p.applied >= n.version AND n.state IN "
                                        + UP.text(),
                                Long.class))
                        .setParameter("id", network)
                        .getSingleResult()
                > 0;
    }

    /** Networks whose router is out of date or not yet up. */
    List<UUID> unfinished() {
        return entities.createQuery(
                        "SELECT n.id FROM NetworkEntity n, NetworkPushEntity p WHERE p.networkId = n.id"
                                + " AND (n.state = :implementing OR n.state = :implemented AND p.applied < n.version)"
                                + " ORDER BY n.created, n.id",
                        UUID.class)
                .setParameter("implementing", NetworkState.IMPLEMENTING)
                .setParameter("implemented", NetworkState.IMPLEMENTED)
                .getResultList();
    }

    /** The offerings of networks that are not removed. */
    List<UUID> offerings() {
        return entities.createQuery(
                        "SELECT DISTINCT n.offeringId FROM NetworkEntity n WHERE n.removed IS NULL", UUID.class)
                .getResultList();
    }

    List<UUID> zones() {
        return entities.createQuery("SELECT DISTINCT n.zoneId FROM NetworkEntity n", UUID.class)
                .getResultList();
    }

    /** The given ids of networks that were removed. */
    List<UUID> removedAmong(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "SELECT n.id FROM NetworkEntity n WHERE n.id IN :ids AND n.removed IS NOT NULL",
                                UUID.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Number of networks of each account. */
    Map<UUID, Long> count(Collection<UUID> accounts) {
        return Totals.of(entities, "n.accountId", "count(n)", "NetworkEntity n where n.removed is null", accounts);
    }

    private static ApiException unknown(UUID id) {
        return ApiException.invalid("Unable to find network " + id);
    }
}
