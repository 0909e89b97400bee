package dev.mold.server.job.flow;

import dev.mold.api.flow.OperationState;
import dev.mold.server.platform.AnyOf;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Reads and writes the rows of operations; to be called in a transaction. */
class OperationRepository {
    /** In the queries' text, for Hibernate does not cache the translation of a query to which a list is bound. */
    private static final String OPEN = Stream.of(OperationState.PENDING, OperationState.RUNNING, OperationState.UNDOING)
            .map(state -> OperationState.class.getName() + "." + state.name())
            .collect(Collectors.joining(", ", "o.state in (", ")"));

    private final EntityManager entities;

    OperationRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(OperationEntity operation, List<StepEntity> steps) {
        entities.persist(operation);
        // now, and before its steps, so that an id that is taken is found here
        entities.flush();
        steps.forEach(entities::persist);
    }

    void add(CancelEntity cancel) {
        entities.persist(cancel);
    }

    Optional<OperationEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(OperationEntity.class, id));
    }

    void add(List<ItemEntity> items) {
        items.forEach(entities::persist);
        if (!items.isEmpty()) {
            // now, for what is stored afterwards may be about these rows
            entities.flush();
        }
    }

    /**
     * Stores rows of steps and items as they are in memory. Each takes one statement: they are known to be there, and
     * who calls this has locked their operation.
     */
    void store(Collection<WorkEntity> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var session = entities.unwrap(Session.class);
        session.doWork(connection -> {
            try (var rowByRow = session.getSessionFactory().openStatelessSession(connection)) {
                rows.forEach(rowByRow::update);
            }
        });
    }

    /** The items of all steps, step by step and in order. */
    List<ItemEntity> items(Collection<UUID> operations) {
        if (operations.isEmpty()) {
            return List.of();
        }
        var any = AnyOf.of("operation", operations);
        return any.bind(entities.createQuery(
                        "select i from ItemEntity i where i.key.operationId in " + any.text()
                                + " order by i.key.operationId, i.key.n, i.itemIndex",
                        ItemEntity.class))
                .getResultList();
    }

    List<StepEntity> steps(UUID operation) {
        return entities.createQuery(
                        "select s from StepEntity s where s.key.operationId = :id order by s.key.n", StepEntity.class)
                .setParameter("id", operation)
                .getResultList();
    }

    Map<UUID, List<StepEntity>> steps(Collection<UUID> operations) {
        if (operations.isEmpty()) {
            return Map.of();
        }
        var any = AnyOf.of("operation", operations);
        return any.bind(entities.createQuery(
                        "select s from StepEntity s where s.key.operationId in " + any.text() + " order by s.key.n",
                        StepEntity.class))
                .getResultStream()
                .collect(Collectors.groupingBy(step -> step.key.operationId()));
    }

    /** Who worked on an operation last, and its clock as it stands. */
    record LastWork(String server, long activeMillis, Instant activeUntil) {}

    Optional<LastWork> lastWork(UUID id) {
        return entities.createQuery(
                        "select o.workedBy, o.activeMillis, o.activeUntil from OperationEntity o where o.id = :id",
                        Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(row -> new LastWork((String) row[0], (Long) row[1], (Instant) row[2]))
                .findFirst();
    }

    /**
     * Takes an operation that has not ended up, under a new epoch.
     *
     * @param activeMillis the operation's clock
     */
    boolean claim(UUID id, String server, Instant now, long activeMillis) {
        return entities.createQuery(
                        "update OperationEntity o set o.epoch = o.epoch + 1, o.workedBy = :server, o.touched = :now,"
                                + " o.activeMillis = :active, o.activeUntil = :now"
                                + " where o.id = :id and " + OPEN)
                .setParameter("server", server)
                .setParameter("now", now)
                .setParameter("active", activeMillis)
                .setParameter("id", id)
                .executeUpdate()
                == 1;
    }

    /** Whether the epoch is still the last one, at this moment. */
    boolean stands(Claim claim) {
        return entities.createQuery(
                        "select count(o) from OperationEntity o where o.id = :id and o.epoch = :epoch and " + OPEN,
                        Long.class)
                .setParameter("id", claim.operation().value())
                .setParameter("epoch", claim.epoch())
                .getSingleResult()
                == 1;
    }

    /**
     * Whether the epoch still holds; if so it holds until the transaction ends, for the row is locked.
     *
     * @param activeMillis the operation's clock, which is stored
     */
    boolean holds(Claim claim, Instant now, long activeMillis) {
        return entities.createQuery(
                        "update OperationEntity o set o.touched = :now, o.activeMillis = :active,"
                                + " o.activeUntil = :now where o.id = :id and o.epoch = :epoch and " + OPEN)
                .setParameter("now", now)
                .setParameter("active", activeMillis)
                .setParameter("id", claim.operation().value())
                .setParameter("epoch", claim.epoch())
                .executeUpdate()
                == 1;
    }

    /** Why the operation has to end early, if it has to; an operation that takes its place comes before what a user asked for. */
    Optional<CancelEntity> cancel(UUID id) {
        return entities.createQuery(
                        "select c from CancelEntity c where c.key.operationId = :id order by c.rollsBack",
                        CancelEntity.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    boolean cancelled(CancelEntity.Key key) {
        return entities.find(CancelEntity.class, key) != null;
    }

    /** Operations on a subject that have not ended, the oldest first. */
    List<OperationEntity> open(String subjectType, UUID subject) {
        return entities.createQuery(
                        "select o from OperationEntity o where o.subjectId = :subject and o.subjectType = :type"
                                + " and " + OPEN + " order by o.submission",
                        OperationEntity.class)
                .setParameter("subject", subject)
                .setParameter("type", subjectType)
                .getResultList();
    }

    Optional<OperationEntity> latest(String subjectType, UUID subject) {
        return entities.createQuery(
                        "select o from OperationEntity o where o.subjectId = :subject and o.subjectType = :type"
                                + " order by o.submission desc",
                        OperationEntity.class)
                .setParameter("subject", subject)
                .setParameter("type", subjectType)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Subject and id of the operations under way on any of the subjects, the oldest first. */
    List<Object[]> open(Collection<UUID> subjects) {
        var any = AnyOf.of("subject", subjects);
        return any.bind(entities.createQuery(
                        "select o.subjectId, o.id from OperationEntity o where o.subjectId in " + any.text()
                                + " and " + OPEN + " order by o.submission",
                        Object[].class))
                .getResultList();
    }

    /** Those of the subjects that an operation works on. */
    Set<UUID> busy(String subjectType, Collection<UUID> subjects) {
        return entities.createQuery(
                        "select o.subjectId from OperationEntity o where o.subjectId in :subjects"
                                + " and o.subjectType = :type and " + OPEN,
                        UUID.class)
                .setParameter("subjects", subjects)
                .setParameter("type", subjectType)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /** Operations, the newest first. */
    PagedQuery<OperationEntity> query() {
        return PagedQuery.of(entities, OperationEntity.class).orderBy("e.created desc, e.submission desc, e.id");
    }
}
