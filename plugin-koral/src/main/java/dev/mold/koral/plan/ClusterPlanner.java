package dev.mold.koral.plan;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.node.NodePool;
import dev.mold.koral.node.PoolId;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteId;
import dev.mold.koral.node.SiteRules;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans clusters. No two plans share the id of a site, a node or a resource that is created for a cluster, so that
 * leftovers of an earlier plan are never mistaken for resources of a new one.
 */
public final class ClusterPlanner {
    /** The public SSH port of the first node; the others follow, unless other rules use the ports. */
    public static final int FIRST_SSH_PORT = 2222;

    private final IdSource ids;
    private final Keys keys;
    private final Clock clock;

    public ClusterPlanner(IdSource ids, Keys keys, Clock clock) {
        this.ids = ids;
        this.keys = keys;
        this.clock = clock;
    }

    /** The first plan of a cluster. */
    public PlannedCluster plan(KubernetesClusterId cluster, ClusterRequest request) {
        var network = request.network();
        var site = new Site(
                new SiteId(ids.next()),
                request.zone(),
                network.existing().orElseGet(() -> new NetworkId(ids.next())),
                network.ours(),
                network.offering(),
                rules(),
                Optional.empty());
        var pools = new LinkedHashMap<NodePool, Integer>();
        request.pools().forEach(pool -> pools.put(pool(pool), pool.nodes()));
        return plan(cluster, request.spec().name(), site, pools);
    }

    /** A new plan for a cluster whose creation failed, with the same number of nodes in each of its pools. */
    public PlannedCluster replan(KubernetesCluster cluster) {
        var before = cluster.plan().mainSite();
        var site = new Site(
                new SiteId(ids.next()),
                before.zone(),
                before.ownNetwork() ? new NetworkId(ids.next()) : before.network(),
                before.ownNetwork(),
                before.networkOffering(),
                rules(),
                Optional.empty());
        var pools = new LinkedHashMap<NodePool, Integer>();
        cluster.plan()
                .pools()
                .forEach(pool -> pools.put(pool, cluster.plan().nodes(pool.id()).size()));
        return plan(cluster.id(), cluster.name(), site, pools);
    }

    /** @param pools each with the number of its nodes, control nodes first */
    private PlannedCluster plan(KubernetesClusterId cluster, String name, Site site, Map<NodePool, Integer> pools) {
        var login = keys.sshKey("koral@" + cluster);
        var nodes = new NodePlanner(ids, keys, clock.instant(), NodeNames.prefix(name, cluster), site.id());
        pools.forEach(nodes::add);
        var secrets = new HashMap<>(nodes.secrets());
        secrets.put(SecretName.SSH_KEY, login.privateKey());
        var plan = new ClusterPlan(
                List.of(site),
                List.copyOf(pools.keySet()),
                nodes.nodes(),
                nodes.nodes().get(0).id(),
                login.publicKey());
        return new PlannedCluster(plan, secrets);
    }

    private NodePool pool(PoolRequest request) {
        return NodePool.plain(
                new PoolId(ids.next()),
                request.role(),
                request.offering(),
                request.ownOffering(),
                request.rootDiskGib());
    }

    private SiteRules rules() {
        return new SiteRules(new FirewallRuleId(ids.next()), new LoadBalancerRuleId(ids.next()));
    }
}
