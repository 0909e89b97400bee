package dev.mold.koral.view;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.cloud.Zone;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodePool;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.version.KubernetesVersion;
import dev.mold.koral.version.VersionStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Creates the API views of clusters. */
public final class ClusterViews {
    private static final int JOB_PENDING = 0;

    private final Cloud cloud;
    private final VersionStore versions;
    private final Operations operations;

    /** The cloud services that supply a view's fields. */
    public record Cloud(
            Accounts accounts,
                    Zones zones, Offerings offerings, Images images, Networks networks, VirtualMachines machines) {}

    public ClusterViews(Cloud cloud, VersionStore versions, Operations operations) {
        this.cloud = cloud;
        this.versions = versions;
        this.operations = operations;
    }

    /** @param call the caller, which determines the machines that are shown */
    public KubernetesClusterView of(KubernetesCluster cluster, CallContext call) {
        var spec = cluster.spec();
        var owner = cloud.accounts().account(cluster.owner());
        var version = versions.find(spec.version());
        var plan = cluster.plan();
        var zone = plan.mainSite().zone();
        var network = cloud.networks().find(plan.network());
        var address = network.flatMap(found -> cloud.networks().sourceNat(found.id()));
        var common = spec.offering().flatMap(cloud.offerings()::service);
        var workers = ownOffering(plan.pool(NodeRole.WORKER));
        var control = ownOffering(plan.pool(NodeRole.CONTROL));
        var controlNodes = (long) plan.nodes(NodeRole.CONTROL).size();
        var scaling = plan.pool(NodeRole.WORKER).scaling();
        var job = operations.underWay(KubernetesCluster.RESOURCE_TYPE, cluster.id().value());
        return new KubernetesClusterView(
                cluster.id().toString(),
                spec.name(),
                spec.description(),
                zone.toString(),
                cloud.zones().find(zone).map(Zone::name).orElse(null),
                text(common.map(ServiceOffering::id)),
                common.map(ServiceOffering::name).orElse(null),
                text(workers.map(ServiceOffering::id)),
                workers.map(ServiceOffering::name).orElse(null),
                text(control.map(ServiceOffering::id)),
                control.map(ServiceOffering::name).orElse(null),
                null,
                null,
                0L,
                spec.template().toString(),
                cloud.images().find(spec.template()).map(Image::name).orElse(null),
                text(network.map(found -> found.id())),
                network.map(found -> found.name()).orElse(null),
                spec.version().toString(),
                version.map(KubernetesVersion::name).orElse(null),
                owner.name(),
                null,
                null,
                owner.domain().toString(),
                owner.domainName(),
                owner.domainPath(),
                spec.keyPair().orElse(null),
                null,
                null,
                controlNodes,
                controlNodes,
                (long) plan.nodes(NodeRole.WORKER).size(),
                cluster.state().wireName(),
                Long.toString(sum(cluster, ServiceOffering::cpus)),
                Long.toString(sum(cluster, ServiceOffering::memoryMib)),
                cluster.endpoint().map(endpoint -> "https://" + endpoint + "/").orElse(""),
                null,
                nodes(cluster, call),
                address.map(found -> found.ip()).orElse(null),
                text(address.map(found -> found.id())),
                Map.of(),
                scaling.isPresent(),
                scaling.map(range -> (long) range.minimum()).orElse(null),
                scaling.map(range -> (long) range.maximum()).orElse(null),
                false,
                "CloudManaged",
                cluster.created(),
                false,
                text(job.map(operation -> operation.id())),
                job.map(operation -> JOB_PENDING).orElse(null));
    }

    /** The result of a job on a cluster. */
    public JobAnswer answer(KubernetesCluster cluster, CallContext call) {
        return new JobAnswer("kubernetescluster", of(cluster, call));
    }

    private List<KubernetesNodeView> nodes(KubernetesCluster cluster, CallContext call) {
        var nodes = cluster.plan().nodes().stream()
                .collect(Collectors.toMap(node -> node.machine().toString(), node -> node));
        return cloud.machines().views(cluster.plan().machines(), call).stream()
                .map(machine -> KubernetesNodeView.of(
                        machine,
                        Optional.ofNullable(nodes.get(machine.id())).flatMap(Node::kubernetesVersion)))
                .toList();
    }

    /** The pool's offering, if it was given for this pool. */
    private Optional<ServiceOffering> ownOffering(NodePool pool) {
        return Optional.of(pool)
                .filter(NodePool::ownOffering)
                .flatMap(own -> cloud.offerings().service(own.offering()));
    }

    private long sum(KubernetesCluster cluster, ToLongFunction<ServiceOffering> amount) {
        var counts = cluster.plan().nodes().stream()
                .collect(Collectors.groupingBy(Node::offering, Collectors.counting()));
        return counts.entrySet().stream()
                .mapToLong(entry -> entry.getValue()
                        * cloud.offerings()
                                .service(entry.getKey())
                                .map(amount::applyAsLong)
                                .orElse(0L))
                .sum();
    }

    private static String text(Optional<?> id) {
        return id.map(Object::toString).orElse(null);
    }
}
