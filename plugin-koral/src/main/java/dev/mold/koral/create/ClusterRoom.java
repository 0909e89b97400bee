package dev.mold.koral.create;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.error.ApiException;
import dev.mold.koral.plan.ClusterRequest;
import java.util.function.ToLongFunction;

/**
 * Checks a whole cluster against its owner's resource limits, so that a cluster that is too large is rejected before
 * anything is created. The machines are checked again when they are created.
 */
public final class ClusterRoom {
    private final Limits limits;
    private final Offerings offerings;

    public ClusterRoom(Limits limits, Offerings offerings) {
        this.limits = limits;
        this.offerings = offerings;
    }

    /** @throws ApiException RESOURCE_LIMIT if the cluster would exceed a limit of its owner */
    void check(ClusterRequest request) {
        var owner = request.spec().owner();
        long nodes = request.nodes();
        limits.checkRoom(owner, ResourceKind.USER_VM, nodes);
        limits.checkRoom(owner, ResourceKind.CPU, sum(request, ServiceOffering::cpus));
        limits.checkRoom(owner, ResourceKind.MEMORY, sum(request, ServiceOffering::memoryMib));
        limits.checkRoom(owner, ResourceKind.VOLUME, nodes);
        limits.checkRoom(
                owner,
                ResourceKind.PRIMARY_STORAGE,
                request.pools().stream()
                        .mapToLong(pool -> pool.nodes() * pool.rootDiskGib())
                        .sum());
        if (request.network().ours()) {
            limits.checkRoom(owner, ResourceKind.NETWORK, 1);
            limits.checkRoom(owner, ResourceKind.PUBLIC_IP, 1);
        }
    }

    private long sum(ClusterRequest request, ToLongFunction<ServiceOffering> amount) {
        return request.pools().stream()
                .mapToLong(pool -> pool.nodes()
                        * offerings.service(pool.offering()).map(amount::applyAsLong).orElse(0L))
                .sum();
    }
}
