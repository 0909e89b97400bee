package dev.mold.koral.create;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.error.ApiException;
import dev.mold.koral.plan.ClusterRequest;
import java.util.Map;
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
        long nodes = request.nodes();
        var network = request.network().ours() ? 1L : 0L;
        limits.checkRoom(
                request.spec().owner(),
                Map.of(
                        ResourceKind.USER_VM, nodes,
                        ResourceKind.CPU, sum(request, ServiceOffering::cpus),
                        ResourceKind.MEMORY, sum(request, ServiceOffering::memoryMib),
                        ResourceKind.VOLUME, nodes,
                        ResourceKind.PRIMARY_STORAGE, disks(request),
                        ResourceKind.NETWORK, network,
                        ResourceKind.PUBLIC_IP, network));
    }

    private static long disks(ClusterRequest request) {
        return request.pools().stream()
                .mapToLong(pool -> pool.nodes() * pool.rootDiskGib())
                .sum();
    }

    private long sum(ClusterRequest request, ToLongFunction<ServiceOffering> amount) {
        return request.pools().stream()
                .mapToLong(pool -> pool.nodes()
                        * offerings.service(pool.offering()).map(amount::applyAsLong).orElse(0L))
                .sum();
    }
}
