package dev.mold.koral.cluster.jpa;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodePool;
import dev.mold.koral.node.NodeSpec;
import dev.mold.koral.node.PoolId;
import dev.mold.koral.node.ScalingRange;
import dev.mold.koral.node.Site;
import dev.mold.koral.node.SiteId;
import dev.mold.koral.node.SiteRules;
import java.util.Optional;

/** Maps rows to the sites, pools and nodes of clusters and back. */
final class PartMapper {
    private PartMapper() {}

    static SiteEntity row(KubernetesClusterId cluster, int ordinal, Site site) {
        var row = new SiteEntity();
        row.uuid = site.id().value();
        row.cluster = cluster.value();
        row.ordinal = ordinal;
        row.zone = site.zone().value();
        row.network = site.network().value();
        row.ownNetwork = site.ownNetwork();
        row.networkOffering = site.networkOffering().value();
        row.apiRule = site.rules().apiFirewall().value();
        row.balancer = site.rules().apiBalancer().value();
        row.publicIp = site.publicIp().orElse(null);
        return row;
    }

    static Site site(SiteEntity row) {
        return new Site(
                new SiteId(row.uuid),
                new ZoneId(row.zone),
                new NetworkId(row.network),
                row.ownNetwork,
                new NetworkOfferingId(row.networkOffering),
                new SiteRules(
                        new FirewallRuleId(row.apiRule),
                        new LoadBalancerRuleId(row.balancer)),
                Optional.ofNullable(row.publicIp));
    }

    static PoolEntity row(KubernetesClusterId cluster, NodePool pool) {
        var row = new PoolEntity();
        row.uuid = pool.id().value();
        row.cluster = cluster.value();
        row.name = pool.name();
        row.role = pool.role();
        row.offering = pool.offering().value();
        row.ownOffering = pool.ownOffering();
        row.rootDiskGib = pool.rootDiskGib();
        row.minimum = pool.scaling().map(ScalingRange::minimum).orElse(null);
        row.maximum = pool.scaling().map(ScalingRange::maximum).orElse(null);
        row.labels = PoolText.labels(pool.labels());
        row.taints = PoolText.taints(pool.taints());
        return row;
    }

    static NodePool pool(PoolEntity row) {
        return new NodePool(
                new PoolId(row.uuid),
                row.name,
                row.role,
                new ServiceOfferingId(row.offering),
                row.ownOffering,
                row.rootDiskGib,
                Optional.ofNullable(row.minimum).map(minimum -> new ScalingRange(minimum, row.maximum)),
                PoolText.labels(row.labels),
                PoolText.taints(row.taints));
    }

    static NodeEntity row(KubernetesClusterId cluster, Node node) {
        var spec = node.spec();
        var row = new NodeEntity();
        row.uuid = spec.id().value();
        row.cluster = cluster.value();
        row.pool = spec.pool().value();
        row.site = spec.site().value();
        row.name = spec.name();
        row.role = spec.role();
        row.ordinal = spec.ordinal();
        row.machine = spec.machine().value();
        row.offering = spec.offering().value();
        row.rootDiskGib = spec.rootDiskGib();
        row.forwarding = spec.forwarding().value();
        row.hostKey = spec.hostKey();
        writeStatus(node, row);
        return row;
    }

    /** Writes the columns that change during the life of a node. */
    static void writeStatus(Node node, NodeEntity row) {
        row.phase = node.phase();
        row.phaseSince = node.phaseSince();
        row.kubernetesVersion = node.kubernetesVersion().orElse(null);
        row.iso = node.iso().map(ImageId::value).orElse(null);
        row.sshPort = node.sshPort();
    }

    static Node node(NodeEntity row) {
        return new Node(
                new NodeSpec(
                        new NodeId(row.uuid),
                        new PoolId(row.pool),
                        new SiteId(row.site),
                        row.role,
                        row.ordinal,
                        row.name,
                        new VirtualMachineId(row.machine),
                        new ServiceOfferingId(row.offering),
                        row.rootDiskGib,
                        row.sshPort,
                        new PortForwardingRuleId(row.forwarding),
                        row.hostKey),
                row.phase,
                row.phaseSince,
                Optional.ofNullable(row.kubernetesVersion),
                Optional.ofNullable(row.iso).map(ImageId::new));
    }
}
