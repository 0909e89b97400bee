package dev.mold.koral.create;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.error.ApiException;
import dev.mold.koral.cluster.ClusterSpec;
import dev.mold.koral.cluster.NodeRole;
import java.util.function.ToLongFunction;

/**
 * Whether the owner may have all of a cluster, so that one that is too much is refused at once and not half made. The
 * machines themselves are checked again as they are made.
 */
public final class ClusterRoom {
    private final Limits limits;
    private final Offerings offerings;

    public ClusterRoom(Limits limits, Offerings offerings) {
        this.limits = limits;
        this.offerings = offerings;
    }

    /** @throws ApiException RESOURCE_LIMIT if the cluster would be over a limit of its owner's */
    void check(ClusterSpec spec) {
        long nodes = spec.size().total();
        check(spec, ResourceKind.USER_VM, nodes);
        check(spec, ResourceKind.CPU, sum(spec, ServiceOffering::cpus));
        check(spec, ResourceKind.MEMORY, sum(spec, ServiceOffering::memoryMib));
        check(spec, ResourceKind.VOLUME, nodes);
        check(spec, ResourceKind.PRIMARY_STORAGE, nodes * spec.rootDiskGib());
        if (spec.network().ours()) {
            check(spec, ResourceKind.NETWORK, 1);
            check(spec, ResourceKind.PUBLIC_IP, 1);
        }
    }

    private void check(ClusterSpec spec, ResourceKind kind, long more) {
        limits.checkRoom(spec.owner(), kind, more);
    }

    private long sum(ClusterSpec spec, ToLongFunction<ServiceOffering> amount) {
        return spec.size().control() * of(spec, NodeRole.CONTROL, amount)
                + spec.size().workers() * of(spec, NodeRole.WORKER, amount);
    }

    private long of(ClusterSpec spec, NodeRole role, ToLongFunction<ServiceOffering> amount) {
        return offerings.service(spec.offerings().of(role)).map(amount::applyAsLong).orElse(0L);
    }
}
