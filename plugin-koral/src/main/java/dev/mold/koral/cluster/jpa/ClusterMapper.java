package dev.mold.koral.cluster.jpa;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.ClusterRules;
import dev.mold.koral.cluster.ClusterSize;
import dev.mold.koral.cluster.ClusterSpec;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.cluster.NetworkChoice;
import dev.mold.koral.cluster.Node;
import dev.mold.koral.cluster.NodeOfferings;
import dev.mold.koral.cluster.Registry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Between rows and clusters. */
final class ClusterMapper {
    private ClusterMapper() {}

    static KubernetesCluster cluster(ClusterEntity row, List<Node> nodes) {
        var rules = new ClusterRules(
                new FirewallRuleId(row.sshRule),
                new FirewallRuleId(row.apiRule),
                new LoadBalancerRuleId(row.balancer));
        return new KubernetesCluster(
                new KubernetesClusterId(row.uuid),
                spec(row),
                new ClusterPlan(new NetworkId(row.network), rules, row.sshPublicKey, nodes),
                LeftoversText.read(row.leftovers),
                row.state,
                row.stateSince,
                Optional.ofNullable(row.endpointIp),
                row.created,
                Optional.ofNullable(row.removed));
    }

    static void write(KubernetesCluster cluster, ClusterEntity row) {
        row.uuid = cluster.id().value();
        row.liveName = cluster.removed().isEmpty() ? cluster.name() : null;
        row.state = cluster.state();
        row.stateSince = cluster.stateSince();
        row.endpointIp = cluster.endpointIp().orElse(null);
        row.leftovers = LeftoversText.write(cluster.leftovers());
        row.created = cluster.created();
        row.removed = cluster.removed().orElse(null);
        write(cluster.spec(), row);
        write(cluster.plan(), row);
    }

    static NodeEntity row(KubernetesClusterId cluster, Node node) {
        var row = new NodeEntity();
        row.machine = node.machine().value();
        row.cluster = cluster.value();
        row.name = node.name();
        row.role = node.role();
        row.ordinal = node.ordinal();
        row.sshPort = node.sshPort();
        row.forwarding = node.forwarding().value();
        row.hostKey = node.hostKey();
        return row;
    }

    static Node node(NodeEntity row) {
        return new Node(
                new MachineId(row.machine),
                row.name,
                row.role,
                row.ordinal,
                row.sshPort,
                new PortForwardingRuleId(row.forwarding),
                row.hostKey);
    }

    private static ClusterSpec spec(ClusterEntity row) {
        return new ClusterSpec(
                row.name,
                row.description,
                new AccountId(row.account),
                new ZoneId(row.zone),
                new KubernetesVersionId(row.kubernetesVersion),
                new ImageId(row.template),
                new NodeOfferings(
                        offering(row.offering), offering(row.controlOffering), offering(row.workerOffering)),
                new ClusterSize(row.controlNodes, row.workers),
                row.rootDiskGib,
                new NetworkChoice(
                        row.ownNetwork ? Optional.empty() : Optional.of(new NetworkId(row.network)),
                        new NetworkOfferingId(row.networkOffering)),
                Optional.ofNullable(row.keyPair),
                Optional.ofNullable(row.registryUrl).map(url -> new Registry(url, row.registryUsername)));
    }

    private static void write(ClusterSpec spec, ClusterEntity row) {
        row.name = spec.name();
        row.description = spec.description();
        row.account = spec.owner().value();
        row.zone = spec.zone().value();
        row.kubernetesVersion = spec.version().value();
        row.template = spec.template().value();
        row.offering = uuid(spec.offerings().common());
        row.controlOffering = uuid(spec.offerings().controlOnly());
        row.workerOffering = uuid(spec.offerings().workerOnly());
        row.controlNodes = spec.size().control();
        row.workers = spec.size().workers();
        row.rootDiskGib = spec.rootDiskGib();
        row.ownNetwork = spec.network().ours();
        row.networkOffering = spec.network().offering().value();
        row.keyPair = spec.keyPair().orElse(null);
        row.registryUrl = spec.registry().map(Registry::url).orElse(null);
        row.registryUsername = spec.registry().map(Registry::username).orElse(null);
    }

    private static void write(ClusterPlan plan, ClusterEntity row) {
        row.network = plan.network().value();
        row.sshRule = plan.rules().sshFirewall().value();
        row.apiRule = plan.rules().apiFirewall().value();
        row.balancer = plan.rules().apiBalancer().value();
        row.sshPublicKey = plan.sshPublicKey();
    }

    private static Optional<ServiceOfferingId> offering(UUID uuid) {
        return Optional.ofNullable(uuid).map(ServiceOfferingId::new);
    }

    private static UUID uuid(Optional<ServiceOfferingId> offering) {
        return offering.map(ServiceOfferingId::value).orElse(null);
    }
}
