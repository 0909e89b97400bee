package dev.mold.koral.cluster.jpa;

import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodePhase;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the sites, pools and nodes of clusters. To be used within a transaction. */
final class PlanRows {
    private final EntityManager entities;

    PlanRows(EntityManager entities) {
        this.entities = entities;
    }

    /** Stores the cluster's sites, pools and nodes. */
    void insert(KubernetesCluster cluster) {
        cluster.plan().pools().forEach(pool -> entities.persist(PartMapper.row(cluster.id(), pool)));
        insertSitesAndNodes(cluster);
    }

    /** Removes the sites and nodes that the cluster has, and stores those of its plan. */
    void replace(KubernetesCluster cluster) {
        for (var table : List.of("KoralNode", "KoralSite")) {
            entities.createQuery("delete from " + table + " part where part.cluster = :cluster")
                    .setParameter("cluster", cluster.id().value())
                    .executeUpdate();
        }
        insertSitesAndNodes(cluster);
    }

    void insert(KubernetesClusterId cluster, Collection<Node> nodes) {
        nodes.forEach(node -> entities.persist(PartMapper.row(cluster, node)));
        entities.flush();
    }

    /** The clusters of those rows, in that order; one query for each kind of part. */
    List<KubernetesCluster> read(Collection<ClusterEntity> clusters) {
        if (clusters.isEmpty()) {
            return List.of();
        }
        var uuids = clusters.stream().map(row -> row.uuid).toList();
        var sites = parts(SiteEntity.class, "", "part.ordinal", uuids, PartMapper::site);
        var pools = parts(PoolEntity.class, "", "part.role, part.name", uuids, PartMapper::pool);
        var notGone = "part.phase <> " + NodePhase.class.getName() + "." + NodePhase.GONE.name() + " and ";
        var nodes = parts(NodeEntity.class, notGone, "part.role, part.ordinal", uuids, PartMapper::node);
        return clusters.stream()
                .map(row -> ClusterMapper.cluster(
                        row,
                        sites.getOrDefault(row.uuid, List.of()),
                        pools.getOrDefault(row.uuid, List.of()),
                        nodes.getOrDefault(row.uuid, List.of())))
                .toList();
    }

    private void insertSitesAndNodes(KubernetesCluster cluster) {
        var sites = cluster.plan().sites();
        for (int i = 0; i < sites.size(); i++) {
            entities.persist(PartMapper.row(cluster.id(), i, sites.get(i)));
        }
        // Nodes have foreign keys to sites and pools that are not mapped, so Hibernate cannot order the inserts.
        entities.flush();
        insert(cluster.id(), cluster.plan().nodes());
    }

    private <E extends ClusterPart, T> Map<UUID, List<T>> parts(
            Class<E> type, String condition, String order, List<UUID> clusters, Function<E, T> read) {
        var name = entities.getMetamodel().entity(type).getName();
        // Hibernate caches the translation of a query, except for one to which a list is bound.
        var one = clusters.size() == 1;
        return entities.createQuery(
                        "select part from " + name + " part where " + condition + "part.cluster "
                                + (one ? "=" : "in") + " :cluster order by " + order,
                        type)
                .setParameter("cluster", one ? clusters.get(0) : clusters)
                .getResultStream()
                .collect(Collectors.groupingBy(ClusterPart::cluster, Collectors.mapping(read, Collectors.toList())));
    }
}
