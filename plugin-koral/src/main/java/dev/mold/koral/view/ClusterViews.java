package dev.mold.koral.view;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.cloud.Zone;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.NodeRole;
import dev.mold.koral.version.KubernetesVersion;
import dev.mold.koral.version.VersionStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Makes the wire form of clusters. */
public final class ClusterViews {
    private static final int JOB_PENDING = 0;

    private final Cloud cloud;
    private final VersionStore versions;
    private final Operations operations;

    /** What of the cloud a view shows. */
    public record Cloud(
            Accounts accounts, Zones zones, Offerings offerings, Images images, Networks networks, Machines machines) {}

    public ClusterViews(Cloud cloud, VersionStore versions, Operations operations) {
        this.cloud = cloud;
        this.versions = versions;
        this.operations = operations;
    }

    /** @param call who looks; decides which machines it may see */
    public KubernetesClusterView of(KubernetesCluster cluster, CallContext call) {
        var spec = cluster.spec();
        var owner = cloud.accounts().account(cluster.owner());
        var version = versions.find(spec.version());
        var network = cloud.networks().find(cluster.plan().network());
        var address = network.flatMap(found -> cloud.networks().sourceNat(found.id()));
        var common = spec.offerings().common().flatMap(cloud.offerings()::service);
        var workers = spec.offerings().workerOnly().flatMap(cloud.offerings()::service);
        var control = spec.offerings().controlOnly().flatMap(cloud.offerings()::service);
        var job = operations.underWay(KubernetesCluster.RESOURCE_TYPE, cluster.id().value());
        return new KubernetesClusterView(
                cluster.id().toString(),
                spec.name(),
                spec.description(),
                spec.zone().toString(),
                cloud.zones().find(spec.zone()).map(Zone::name).orElse(null),
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
                (long) spec.size().control(),
                (long) spec.size().control(),
                (long) spec.size().workers(),
                cluster.state().wireName(),
                Integer.toString(sum(cluster, ServiceOffering::cpus)),
                Integer.toString(sum(cluster, ServiceOffering::memoryMib)),
                cluster.endpoint().map(endpoint -> "https://" + endpoint + "/").orElse(""),
                null,
                nodes(cluster, version, call),
                address.map(found -> found.ip()).orElse(null),
                text(address.map(found -> found.id())),
                Map.of(),
                false,
                null,
                null,
                false,
                "CloudManaged",
                cluster.created(),
                false,
                text(job.map(operation -> operation.id())),
                job.map(operation -> JOB_PENDING).orElse(null));
    }

    /** What a job on a cluster answers. */
    public JobAnswer answer(KubernetesCluster cluster, CallContext call) {
        return new JobAnswer("kubernetescluster", of(cluster, call));
    }

    private List<KubernetesNodeView> nodes(
            KubernetesCluster cluster, Optional<KubernetesVersion> version, CallContext call) {
        var semantic = version.map(found -> found.semantic().toString()).orElse(null);
        return cloud.machines().views(cluster.plan().machines(), call).stream()
                .map(machine -> KubernetesNodeView.of(machine, semantic))
                .toList();
    }

    private int sum(KubernetesCluster cluster, ToIntFunction<ServiceOffering> amount) {
        var size = cluster.spec().size();
        return size.control() * of(cluster, NodeRole.CONTROL, amount)
                + size.workers() * of(cluster, NodeRole.WORKER, amount);
    }

    private int of(KubernetesCluster cluster, NodeRole role, ToIntFunction<ServiceOffering> amount) {
        return cluster.spec()
                .offerings()
                .find(role)
                .flatMap(cloud.offerings()::service)
                .map(amount::applyAsInt)
                .orElse(0);
    }

    private static String text(Optional<?> id) {
        return id.map(Object::toString).orElse(null);
    }
}
