package dev.mold.koral.cluster.jpa;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.ClusterSpec;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.cluster.Registry;
import dev.mold.koral.cluster.RequestedRanges;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodePool;
import dev.mold.koral.node.Site;
import java.util.List;
import java.util.Optional;

/** Maps rows to clusters and back; {@link PartMapper} maps the rows of their parts. */
final class ClusterMapper {
    private ClusterMapper() {}

    static KubernetesCluster cluster(ClusterEntity row, List<Site> sites, List<NodePool> pools, List<Node> nodes) {
        return new KubernetesCluster(
                new KubernetesClusterId(row.uuid),
                spec(row),
                new ClusterPlan(sites, pools, nodes, new NodeId(row.initialNode), row.sshPublicKey),
                OrphansText.read(row.orphans),
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
        row.orphans = OrphansText.write(cluster.orphans());
        row.created = cluster.created();
        row.removed = cluster.removed().orElse(null);
        row.initialNode = cluster.plan().initialControlNode().value();
        row.sshPublicKey = cluster.plan().sshPublicKey();
        write(cluster.spec(), row);
    }

    private static ClusterSpec spec(ClusterEntity row) {
        return new ClusterSpec(
                row.name,
                row.description,
                new AccountId(row.account),
                new KubernetesVersionId(row.kubernetesVersion),
                new ImageId(row.template),
                Optional.ofNullable(row.offering).map(ServiceOfferingId::new),
                Optional.ofNullable(row.keyPair),
                Optional.ofNullable(row.registryUrl).map(url -> new Registry(url, row.registryUsername)),
                new RequestedRanges(Optional.ofNullable(row.podCidr), Optional.ofNullable(row.serviceCidr)));
    }

    private static void write(ClusterSpec spec, ClusterEntity row) {
        row.name = spec.name();
        row.description = spec.description();
        row.account = spec.owner().value();
        row.kubernetesVersion = spec.version().value();
        row.template = spec.template().value();
        row.offering = spec.offering().map(ServiceOfferingId::value).orElse(null);
        row.keyPair = spec.keyPair().orElse(null);
        row.registryUrl = spec.registry().map(Registry::url).orElse(null);
        row.registryUsername = spec.registry().map(Registry::username).orElse(null);
        row.podCidr = spec.ranges().pods().orElse(null);
        row.serviceCidr = spec.ranges().services().orElse(null);
    }
}
