package dev.mold.koral.fake;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.cluster.Shard;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clusters in memory. */
public final class FakeClusterStore implements ClusterStore {
    private final Map<KubernetesClusterId, KubernetesCluster> clusters = new LinkedHashMap<>();

    @Override
    public void insert(KubernetesCluster cluster) {
        if (nameTaken(cluster.owner(), cluster.name())) {
            throw ApiException.invalid("name taken");
        }
        clusters.put(cluster.id(), cluster);
    }

    @Override
    public Optional<KubernetesCluster> find(KubernetesClusterId id) {
        return Optional.ofNullable(clusters.get(id));
    }

    @Override
    public Map<KubernetesClusterId, AccountId> owners(Collection<KubernetesClusterId> ids) {
        return ids.stream()
                .flatMap(id -> find(id).stream())
                .collect(Collectors.toMap(KubernetesCluster::id, KubernetesCluster::owner));
    }

    @Override
    public KubernetesCluster update(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change) {
        var before = clusters.get(id);
        var changed = change.apply(before);
        if (!changed.plan().equals(before.plan())) {
            throw new IllegalArgumentException("a change of the plan");
        }
        clusters.put(id, changed);
        return changed;
    }

    @Override
    public KubernetesCluster replan(KubernetesClusterId id, UnaryOperator<KubernetesCluster> change) {
        return clusters.compute(id, (same, cluster) -> change.apply(cluster));
    }

    @Override
    public void addNodes(KubernetesClusterId id, Collection<Node> nodes) {
        var plan = clusters.get(id).plan();
        put(id, plan.sites(), Stream.concat(plan.nodes().stream(), nodes.stream())
                .sorted(Comparator.comparing(Node::role).thenComparing(Node::ordinal))
                .toList());
    }

    @Override
    public Node updateNode(NodeId id, UnaryOperator<Node> change) {
        var cluster = clusters.values().stream()
                .filter(each -> each.plan().find(id).isPresent())
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("no node " + id));
        var changed = change.apply(cluster.plan().find(id).orElseThrow());
        put(cluster.id(), cluster.plan().sites(), cluster.plan().nodes().stream()
                .map(node -> node.id().equals(id) ? changed : node)
                .filter(node -> node.phase() != NodePhase.GONE)
                .toList());
        return changed;
    }

    @Override
    public List<Node> updateNodes(Collection<NodeId> ids, UnaryOperator<Node> change) {
        return ids.stream().map(id -> updateNode(id, change)).toList();
    }

    @Override
    public Site updateSite(SiteId id, UnaryOperator<Site> change) {
        var cluster = clusters.values().stream()
                .filter(each -> each.plan().sites().stream().anyMatch(site -> site.id().equals(id)))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("no site " + id));
        var changed = change.apply(cluster.plan().site(id));
        put(cluster.id(), cluster.plan().sites().stream()
                .map(site -> site.id().equals(id) ? changed : site)
                .toList(), cluster.plan().nodes());
        return changed;
    }

    private void put(KubernetesClusterId id, List<Site> sites, List<Node> nodes) {
        var before = clusters.get(id);
        var plan = before.plan();
        clusters.put(
                id,
                new KubernetesCluster(
                        id,
                        before.spec(),
                        new ClusterPlan(sites, plan.pools(), nodes, plan.initialControlNode(), plan.sshPublicKey()),
                        before.orphans(),
                        before.state(),
                        before.stateSince(),
                        before.endpointIp(),
                        before.created(),
                        before.removed()));
    }

    @Override
    public ListAnswer<KubernetesCluster> list(ClusterQuery query) {
        return ListAnswer.of(live()
                .filter(cluster -> query.id().map(cluster.id()::equals).orElse(true))
                .filter(cluster -> query.name().map(cluster.name()::equals).orElse(true))
                .filter(cluster -> query.state().map(state -> state == cluster.state()).orElse(true))
                .filter(cluster -> query.visibility().includes(cluster.owner()))
                .toList());
    }

    @Override
    public List<KubernetesCluster> inStates(
            Collection<ClusterState> states, Shard shard, Optional<KubernetesClusterId> after, int limit) {
        return live().filter(cluster -> states.contains(cluster.state()))
                .filter(cluster -> shard.contains(cluster.id()))
                .sorted(Comparator.comparing(cluster -> cluster.id().toString()))
                .filter(cluster -> after.isEmpty()
                        || cluster.id().toString().compareTo(after.get().toString()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean nameTaken(AccountId owner, String name) {
        return live().anyMatch(cluster -> cluster.owner().equals(owner) && cluster.name().equalsIgnoreCase(name));
    }

    @Override
    public Optional<KubernetesClusterId> inNetwork(NetworkId network) {
        return live().filter(cluster -> cluster.plan().network().equals(network))
                .map(KubernetesCluster::id)
                .findFirst();
    }

    @Override
    public boolean uses(KubernetesVersionId version) {
        return live().anyMatch(cluster -> cluster.spec().version().equals(version));
    }

    @Override
    public boolean usesTemplate(ImageId template) {
        return live().anyMatch(cluster -> cluster.spec().template().equals(template));
    }

    private Stream<KubernetesCluster> live() {
        return clusters.values().stream().filter(cluster -> cluster.removed().isEmpty());
    }
}
