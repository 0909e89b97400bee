package dev.mold.koral.cluster;

import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.lifecycle.IllegalTransitionException;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster, as stored.
 *
 * @param orphans the resources that an earlier, failed plan may have left in the cloud
 * @param stateSince when it entered its state
 * @param endpointIp public address of its API; empty until it has been up
 */
public record KubernetesCluster(
        KubernetesClusterId id,
        ClusterSpec spec,
        ClusterPlan plan,
        ClusterResources orphans,
        ClusterState state,
        Instant stateSince,
        Optional<String> endpointIp,
        Instant created,
        Optional<Instant> removed) {
    /** CloudStack's name of this kind of resource. */
    public static final String RESOURCE_TYPE = "KubernetesCluster";

    public static final int API_PORT = 6443;

    /** A cluster of which nothing is created yet. */
    public static KubernetesCluster planned(KubernetesClusterId id, ClusterSpec spec, ClusterPlan plan, Instant now) {
        return new KubernetesCluster(
                id,
                spec,
                plan,
                ClusterResources.none(),
                ClusterState.CREATED,
                now,
                Optional.empty(),
                now,
                Optional.empty());
    }

    public String name() {
        return spec.name();
    }

    public AccountId owner() {
        return spec.owner();
    }

    public Subject subject() {
        return Subject.of(RESOURCE_TYPE, id, name());
    }

    /** The API's address, {@code ip:port}; empty until it has been up. */
    public Optional<String> endpoint() {
        return endpointIp.map(ip -> ip + ":" + API_PORT);
    }

    /** All resources that it has, or may have, in the cloud. */
    public ClusterResources resources() {
        return ClusterResources.of(plan).and(orphans);
    }

    /** Whether the lifecycle permits the event in the current state. */
    public boolean allows(ClusterEvent event) {
        return ClusterLifecycle.get().find(state, event).isPresent();
    }

    /** @throws IllegalTransitionException if the lifecycle does not permit the event in the current state */
    public KubernetesCluster on(ClusterEvent event, Instant now) {
        var next = ClusterLifecycle.get().next(state, event);
        return new KubernetesCluster(id, spec, plan, orphans, next, now, endpointIp, created, removed);
    }

    /**
     * The cluster in the state that it was in before an operation that was rolled back.
     *
     * @throws IllegalStateException if the operation cannot have begun in that state
     */
    KubernetesCluster backTo(ClusterState before, Instant now) {
        var lifecycle = ClusterLifecycle.get();
        if (lifecycle.events(before).stream().noneMatch(event -> lifecycle.next(before, event) == state)) {
            throw new IllegalStateException("Nothing leads from " + before + " to " + state);
        }
        return new KubernetesCluster(id, spec, plan, orphans, before, now, endpointIp, created, removed);
    }

    public KubernetesCluster withEndpoint(Optional<String> ip) {
        return new KubernetesCluster(id, spec, plan, orphans, state, stateSince, ip, created, removed);
    }

    /** A copy with another plan; the resources of the present one become orphans. */
    public KubernetesCluster replanned(ClusterPlan other) {
        return new KubernetesCluster(
                id, spec, other, resources(), state, stateSince, Optional.empty(), created, removed);
    }

    public KubernetesCluster withoutOrphans() {
        return new KubernetesCluster(
                id, spec, plan, ClusterResources.none(), state, stateSince, endpointIp, created, removed);
    }

    public KubernetesCluster removed(Instant now) {
        return new KubernetesCluster(
                id, spec, plan, orphans, state, stateSince, endpointIp, created, Optional.of(now));
    }
}
