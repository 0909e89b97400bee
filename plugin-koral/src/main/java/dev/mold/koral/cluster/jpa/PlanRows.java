package dev.mold.koral.cluster.jpa;

import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.NodeRole;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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

    /** The clusters of those rows, in that order; their parts take one query. */
    List<KubernetesCluster> read(Collection<ClusterEntity> clusters) {
        if (clusters.isEmpty()) {
            return List.of();
        }
        var uuids = clusters.stream().map(row -> row.uuid).toList();
        var parts = parts(uuids);
        return clusters.stream()
                .map(row -> parts.getOrDefault(row.uuid, new Parts()).cluster(row))
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

    /** The parts of each cluster; every cluster has a site and a pool, but not every pool has a node in every site. */
    private Map<UUID, Parts> parts(List<UUID> clusters) {
        // Hibernate caches the translation of a query, except for one to which a list is bound.
        var one = clusters.size() == 1;
        var parts = new HashMap<UUID, Parts>();
        entities.createQuery(
                        "select site, pool, node from KoralPool pool join KoralSite site on site.cluster = pool.cluster"
                                + " left join KoralNode node on node.pool = pool.uuid and node.site = site.uuid"
                                + " and node.phase <> " + NodePhase.class.getName() + "." + NodePhase.GONE.name()
                                + " where pool.cluster " + (one ? "=" : "in") + " :cluster",
                        Object[].class)
                .setParameter("cluster", one ? clusters.get(0) : clusters)
                .getResultList()
                .forEach(row -> parts.computeIfAbsent(((SiteEntity) row[0]).cluster, cluster -> new Parts())
                        .add((SiteEntity) row[0], (PoolEntity) row[1], (NodeEntity) row[2]));
        return parts;
    }

    /** The rows of the parts of one cluster. */
    private static final class Parts {
        private final Set<SiteEntity> sites = new HashSet<>();
        private final Set<PoolEntity> pools = new HashSet<>();
        private final Set<NodeEntity> nodes = new HashSet<>();

        void add(SiteEntity site, PoolEntity pool, NodeEntity node) {
            sites.add(site);
            pools.add(pool);
            if (node != null) {
                nodes.add(node);
            }
        }

        KubernetesCluster cluster(ClusterEntity row) {
            return ClusterMapper.cluster(
                    row,
                    sorted(sites, Comparator.comparing(site -> site.ordinal), PartMapper::site),
                    sorted(
                            pools,
                            Comparator.<PoolEntity, NodeRole>comparing(pool -> pool.role)
                                    .thenComparing(pool -> pool.name),
                            PartMapper::pool),
                    sorted(
                            nodes,
                            Comparator.<NodeEntity, NodeRole>comparing(node -> node.role)
                                    .thenComparing(node -> node.ordinal),
                            PartMapper::node));
        }

        private static <E, T> List<T> sorted(Set<E> rows, Comparator<E> order, Function<E, T> read) {
            return rows.stream().sorted(order).map(read).toList();
        }
    }
}
