package dev.mold.koral.cluster.jpa;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.cluster.Node;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.RollbackException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Clusters in the database. A change locks the row for its length; the row's version guards what is written. */
public final class JpaClusterStore implements ClusterStore {
    private final EntityManager entities;
    private final Transactions transactions;

    public JpaClusterStore(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    @Override
    public void insert(KubernetesCluster cluster) {
        var row = new ClusterEntity();
        ClusterMapper.write(cluster, row);
        transactions.run(() -> {
            try {
                entities.persist(row);
                entities.flush();
            } catch (ConstraintViolationException e) {
                throw new ApiException(
                        Errors.INVALID_PARAMETER,
                        "A Kubernetes cluster named " + cluster.name() + " exists already in this account",
                        e);
            }
            insertNodes(cluster);
        });
    }

    @Override
    public Optional<KubernetesCluster> find(KubernetesClusterId id) {
        return transactions.call(() ->
                Optional.ofNullable(entities.find(ClusterEntity.class, id.value())).map(this::read));
    }

    @Override
    public KubernetesCluster update(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change) {
        return transactions.call(() -> {
            try {
                return updateLocked(id, change);
            } catch (OptimisticLockException
                    | PessimisticLockException
                    | LockTimeoutException
                    | RollbackException e) {
                throw new ApiException(
                        Errors.CONCURRENT_OPERATION, "Kubernetes cluster " + id + " is being changed by another", e);
            }
        });
    }

    @Override
    public ListAnswer<KubernetesCluster> list(ClusterQuery query) {
        return transactions.call(() -> new ClusterSearch(entities, query).run(this::readAll));
    }

    @Override
    public List<KubernetesClusterId> inStates(List<ClusterState> states) {
        return transactions.call(() -> entities.createQuery(
                        "select c.uuid from KoralCluster c where c.removed is null and c.state in :states"
                                + " order by c.created",
                        UUID.class)
                .setParameter("states", states)
                .getResultStream()
                .map(KubernetesClusterId::new)
                .toList());
    }

    @Override
    public boolean nameTaken(AccountId owner, String name) {
        return exists(
                "c.account = :owner and lower(c.name) = lower(:name)",
                Map.of("owner", owner.value(), "name", name));
    }

    @Override
    public Optional<KubernetesClusterId> inNetwork(NetworkId network) {
        return transactions.call(() -> entities.createQuery(
                        "select c.uuid from KoralCluster c where c.removed is null and c.network = :network",
                        UUID.class)
                .setParameter("network", network.value())
                .getResultStream()
                .findFirst()
                .map(KubernetesClusterId::new));
    }

    @Override
    public boolean uses(KubernetesVersionId version) {
        return exists("c.kubernetesVersion = :version", Map.of("version", version.value()));
    }

    private KubernetesCluster updateLocked(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change) {
        var row = entities.find(ClusterEntity.class, id.value());
        if (row == null) {
            throw ApiException.invalid("There is no Kubernetes cluster with id " + id);
        }
        // Read anew under a lock: what this transaction saw before may be out of date.
        entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        var before = read(row);
        var after = change.apply(before);
        if (after.equals(before)) {
            return before;
        }
        ClusterMapper.write(after, row);
        entities.flush();
        if (!after.plan().nodes().equals(before.plan().nodes())) {
            entities.createQuery("delete from KoralNode n where n.cluster = :cluster")
                    .setParameter("cluster", id.value())
                    .executeUpdate();
            insertNodes(after);
        }
        return after;
    }

    private void insertNodes(KubernetesCluster cluster) {
        cluster.plan().nodes().forEach(node -> entities.persist(ClusterMapper.row(cluster.id(), node)));
        entities.flush();
    }

    private KubernetesCluster read(ClusterEntity row) {
        return readAll(List.of(row)).get(0);
    }

    /** With one query for all their nodes. */
    private List<KubernetesCluster> readAll(Collection<ClusterEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Node>> nodes = entities.createQuery(
                        "select n from KoralNode n where n.cluster in :clusters order by n.ordinal", NodeEntity.class)
                .setParameter("clusters", rows.stream().map(row -> row.uuid).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.cluster, Collectors.mapping(ClusterMapper::node, Collectors.toList())));
        return rows.stream()
                .map(row -> ClusterMapper.cluster(row, nodes.getOrDefault(row.uuid, List.of())))
                .toList();
    }

    private boolean exists(String condition, Map<String, Object> parameters) {
        return transactions.call(() -> {
            var query = entities.createQuery(
                    "select count(c) from KoralCluster c where c.removed is null and " + condition, Long.class);
            parameters.forEach(query::setParameter);
            return query.getSingleResult() > 0;
        });
    }
}
