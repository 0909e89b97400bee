package dev.mold.koral.cluster;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodePool;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.node.PoolId;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteId;
import dev.mold.koral.node.SiteRules;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Everything that is created for a cluster, with ids chosen in advance, so that creating it is idempotent.
 *
 * @param sites at least one; the first has the API's address
 * @param pools among them at least one of control nodes
 * @param nodes the nodes whose machines have not been removed, control nodes first
 * @param initialControlNode the node that the control plane is created on; may have been removed since
 * @param sshPublicKey the public key of the key pair that Koral logs in with
 */
public record ClusterPlan(
        List<Site> sites, List<NodePool> pools, List<Node> nodes, NodeId initialControlNode, String sshPublicKey) {
    public ClusterPlan {
        sites = List.copyOf(sites);
        pools = List.copyOf(pools);
        nodes = List.copyOf(nodes);
    }

    public List<Node> nodes(NodeRole role) {
        return nodes.stream().filter(node -> node.role() == role).toList();
    }

    /** The plan's nodes of those ids, in the plan's order. */
    public List<Node> nodes(Collection<NodeId> ids) {
        return nodes.stream().filter(node -> ids.contains(node.id())).toList();
    }

    public List<Node> nodes(PoolId pool) {
        return nodes.stream().filter(node -> node.spec().pool().equals(pool)).toList();
    }

    /** The node of that id, unless it has been removed. */
    public Optional<Node> find(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** A copy with other nodes. */
    public ClusterPlan with(List<Node> others) {
        return new ClusterPlan(sites, pools, others, initialControlNode, sshPublicKey);
    }

    public List<VirtualMachineId> machines() {
        return nodes.stream().map(Node::machine).toList();
    }

    /** The first pool of that role. @throws NoSuchElementException if there is none */
    public NodePool pool(NodeRole role) {
        return pools.stream().filter(pool -> pool.role() == role).findFirst().orElseThrow();
    }

    /** @throws NoSuchElementException if the cluster has no such site */
    public Site site(SiteId id) {
        return sites.stream().filter(site -> site.id().equals(id)).findFirst().orElseThrow();
    }

    /** The site with the API's address. */
    public Site mainSite() {
        return sites.get(0);
    }

    /** The network of the main site. */
    public NetworkId network() {
        return mainSite().network();
    }

    /** The rules of the main site. */
    public SiteRules rules() {
        return mainSite().rules();
    }
}
