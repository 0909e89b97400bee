package dev.mold.koral.cluster.jpa;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.cluster.Shard;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteId;
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
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;

/** Clusters in the database. A change locks its row until the transaction ends; the row's version guards the write. */
public final class JpaClusterStore implements ClusterStore {
    private final EntityManager entities;
    private final Transactions transactions;
    private final PlanRows plans;

    public JpaClusterStore(EntityManager entities, Transactions transactions) {
        this.entities = entities;
        this.plans = new PlanRows(entities);
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
            plans.insert(cluster);
        });
    }

    @Override
    public Optional<KubernetesCluster> find(KubernetesClusterId id) {
        return transactions.call(() ->
                Optional.ofNullable(entities.find(ClusterEntity.class, id.value())).map(this::read));
    }

    @Override
    public Map<KubernetesClusterId, AccountId> owners(Collection<KubernetesClusterId> ids) {
        return transactions.call(() -> entities
                .createQuery("select c.uuid, c.account from KoralCluster c where c.uuid in :ids", Object[].class)
                .setParameter("ids", ids.stream().map(KubernetesClusterId::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new KubernetesClusterId((UUID) row[0]), row -> new AccountId((UUID) row[1]))));
    }

    @Override
    public KubernetesCluster update(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change) {
        return changing("Kubernetes cluster " + id, () -> updateLocked(id, change, (before, after) -> {
            if (!after.plan().equals(before.plan())) {
                throw new IllegalArgumentException("a change of the plan of Kubernetes cluster " + id);
            }
        }));
    }

    @Override
    public KubernetesCluster replan(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change) {
        return changing("Kubernetes cluster " + id, () -> updateLocked(id, change, (before, after) -> {
            if (!after.plan().pools().equals(before.plan().pools())) {
                throw new IllegalArgumentException("a change of the pools of Kubernetes cluster " + id);
            }
            plans.replace(after);
        }));
    }

    @Override
    public void addNodes(KubernetesClusterId id, Collection<Node> nodes) {
        changing("Kubernetes cluster " + id, () -> {
            locked(ClusterEntity.class, id);
            plans.insert(id, nodes);
            return id;
        });
    }

    @Override
    public Node updateNode(NodeId id, UnaryOperator<Node> change) {
        return changing("Node " + id, () -> {
            var row = locked(NodeEntity.class, id);
            var before = PartMapper.node(row);
            var after = change.apply(before);
            if (!after.spec().equals(before.withSshPort(after.sshPort()).spec())) {
                throw new IllegalArgumentException("a change of the spec of node " + before.name());
            }
            PartMapper.writeStatus(after, row);
            entities.flush();
            return after;
        });
    }

    @Override
    public List<Node> updateNodes(Collection<NodeId> ids, UnaryOperator<Node> change) {
        return transactions.call(
                () -> ids.stream().map(id -> updateNode(id, change)).toList());
    }

    @Override
    public Site updateSite(SiteId id, UnaryOperator<Site> change) {
        return changing("Site " + id, () -> {
            var row = locked(SiteEntity.class, id);
            var after = change.apply(PartMapper.site(row));
            row.publicIp = after.publicIp().orElse(null);
            row.network = after.network().value();
            if (!PartMapper.site(row).equals(after)) {
                throw new IllegalArgumentException("a change of more than network and public address of site " + id);
            }
            entities.flush();
            return after;
        });
    }

    @Override
    public ListAnswer<KubernetesCluster> list(ClusterQuery query) {
        return transactions.call(() -> new ClusterSearch(entities, query).run(plans::read));
    }

    @Override
    public List<KubernetesCluster> inStates(
            Collection<ClusterState> states, Shard shard, Optional<KubernetesClusterId> after, int limit) {
        return transactions.call(() -> {
            var query = entities.createQuery(
                            "select c from KoralCluster c where c.removed is null and c.state in :states"
                                    + (after.isPresent() ? " and c.uuid > :from" : " and c.uuid >= :from")
                                    + " and c.uuid <= :to order by c.uuid",
                            ClusterEntity.class)
                    .setParameter("states", states)
                    .setParameter("from", after.map(KubernetesClusterId::value).orElseGet(shard::first))
                    .setParameter("to", shard.last())
                    .setMaxResults(limit);
            return plans.read(query.getResultList());
        });
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
                        "select c.uuid from KoralCluster c, KoralSite s"
                                + " where s.cluster = c.uuid and c.removed is null and s.network = :network",
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

    @Override
    public boolean usesTemplate(ImageId template) {
        return exists("c.template = :template", Map.of("template", template.value()));
    }

    /** @param plan called with the cluster before and after the change, once the cluster's row has been written */
    private KubernetesCluster updateLocked(
            KubernetesClusterId id,
            UnaryOperator<KubernetesCluster> change,
            BiConsumer<KubernetesCluster, KubernetesCluster> plan) {
        var row = locked(ClusterEntity.class, id);
        var before = read(row);
        var after = change.apply(before);
        if (after.equals(before)) {
            return before;
        }
        ClusterMapper.write(after, row);
        entities.flush();
        plan.accept(before, after);
        return after;
    }

    /** The current row, locked until the transaction ends. */
    private <E> E locked(Class<E> type, Id id) {
        // What this transaction has read before may be stale, and has to be read again under the lock.
        var mayBeStale = entities.unwrap(Session.class).getStatistics().getEntityCount() > 0;
        var row = mayBeStale
                ? entities.find(type, id.value())
                : entities.find(type, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw ApiException.invalid("There is no Kubernetes cluster, node or site with id " + id);
        }
        if (mayBeStale) {
            entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        }
        return row;
    }

    private <T> T changing(String what, Supplier<T> change) {
        return transactions.call(() -> {
            try {
                return change.get();
            } catch (OptimisticLockException
                    | PessimisticLockException
                    | LockTimeoutException
                    | RollbackException e) {
                throw new ApiException(Errors.CONCURRENT_OPERATION, what + " is being changed by another", e);
            }
        });
    }

    private KubernetesCluster read(ClusterEntity row) {
        return plans.read(List.of(row)).get(0);
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
