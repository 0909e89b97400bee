package dev.mold.server.image;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.compute.ImageStatus;
import dev.mold.server.platform.AnyOf;
import dev.mold.server.platform.PagedQuery;
import dev.mold.server.platform.Totals;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads and writes the rows of images. */
class ImageRepository {
    /** States in which the back end may still report changes. */
    static final Set<ImageState> UNFINISHED = Set.of(ImageState.ALLOCATED, ImageState.CREATING);

    private static final int MAX_REASON_LENGTH = 1000;

    private final EntityManager entities;

    ImageRepository(EntityManager entities) {
        this.entities = entities;
    }

    <E> PagedQuery<E> list(Class<E> type) {
        return PagedQuery.of(entities, type);
    }

    /** Names of all OS categories; there are few. */
    Map<UUID, String> osCategoryNames() {
        var names = new HashMap<UUID, String>();
        entities.createQuery("select c from OsCategoryEntity c", OsCategoryEntity.class)
                .getResultList()
                .forEach(category -> names.put(category.id, category.name));
        return names;
    }

    void save(ImageEntity row) {
        entities.persist(row);
    }

    /** The row, even if removed. */
    Optional<ImageEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(ImageEntity.class, id));
    }

    /** The current row, read again even if this transaction has read it before. */
    private Optional<ImageEntity> reread(UUID id) {
        var row = find(id);
        row.ifPresent(entities::refresh);
        return row;
    }

    List<ImageEntity> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("id", ids);
        return any.bind(entities.createQuery(
                        "select i from ImageEntity i where i.id in " + any.text(), ImageEntity.class))
                .getResultList();
    }

    List<ImageEntity> unfinished() {
        return entities.createQuery(
                        "select i from ImageEntity i where i.state in :states and i.removed is null", ImageEntity.class)
                .setParameter("states", UNFINISHED)
                .getResultList();
    }

    /** Removed images that the back end may still have. */
    List<ImageEntity> removedButKept() {
        return entities.createQuery(
                        "select i from ImageEntity i where i.removed is not null and i.state <> :destroyed",
                        ImageEntity.class)
                .setParameter("destroyed", ImageState.DESTROYED)
                .getResultList();
    }

    /**
     * Stores the back end's report, unless the image has reached a final state meanwhile.
     *
     * @return the updated row
     */
    Optional<ImageEntity> note(UUID id, ImageState state, ImageStatus status) {
        var reason = status.reason() == null ? "" : status.reason();
        entities.createQuery(
                        """
                        update ImageEntity i set i.state = :state, i.percent = :percent, i.sizeBytes = :size,
                          i.reason = :reason
                        where i.id = :id and i.state in :unfinished and i.removed is null""")
                .setParameter("state", state)
                .setParameter("percent", status.percent())
                .setParameter("size", status.sizeBytes())
                .setParameter("reason", reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH)))
                .setParameter("id", id)
                .setParameter("unfinished", UNFINISHED)
                .executeUpdate();
        return reread(id);
    }

    void remove(UUID id, Instant now) {
        entities.createQuery("update ImageEntity i set i.removed = :now where i.id = :id and i.removed is null")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        reread(id);
    }

    void destroyed(UUID id) {
        entities.createQuery("update ImageEntity i set i.state = :destroyed where i.id = :id")
                .setParameter("destroyed", ImageState.DESTROYED)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The template for system machines: the newest that is ready, else the newest. */
    Optional<ImageEntity> systemTemplate(UUID zone, String hypervisor, String arch) {
        return entities
                .createQuery(
                        """
                        select i from ImageEntity i where i.kind = :system and i.iso = false and i.removed is null
                          and (i.zoneId is null or i.zoneId = :zone) and i.hypervisor = :hypervisor
                          and i.arch = :arch
                        order by case when i.state = :ready then 0 else 1 end, i.created desc""",
                        ImageEntity.class)
                .setParameter("system", ImageKind.SYSTEM)
                .setParameter("ready", ImageState.READY)
                .setParameter("zone", zone)
                .setParameter("hypervisor", hypervisor)
                .setParameter("arch", arch)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Number of images of each account. */
    Map<UUID, Long> count(Collection<UUID> owners) {
        return total("count(i)", owners);
    }

    /** Total size in bytes of the images of each account. */
    Map<UUID, Long> bytes(Collection<UUID> owners) {
        return total("sum(i.sizeBytes)", owners);
    }

    private Map<UUID, Long> total(String total, Collection<UUID> owners) {
        return Totals.of(entities, "i.ownerId", total, "ImageEntity i where i.removed is null", owners);
    }

    /** Names of all OS types; there are few. */
    Map<UUID, String> osTypeNames() {
        var names = new HashMap<UUID, String>();
        entities.createQuery("select t from OsTypeEntity t", OsTypeEntity.class)
                .getResultList()
                .forEach(type -> names.put(type.id, type.description));
        return names;
    }
}
