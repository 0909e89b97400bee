package dev.mold.koral.infra;

import java.time.Instant;
import java.util.Optional;

/**
 * A node as the cluster sees it.
 *
 * @param ready what its kubelet said last; Kubernetes keeps believing it for most of a minute after the node's end
 * @param heartbeat when its kubelet last said that it lives, every ten seconds or so; empty if it never did
 * @param version of its kubelet, such as {@code v1.30.3}
 */
public record KubeNode(
        String name,
        boolean ready,
        Optional<Instant> heartbeat,
        boolean control,
        boolean schedulable,
        String version) {

    /** Whether it is known to have been silent since then. */
    public boolean silentSince(Instant time) {
        return heartbeat.filter(last -> last.isBefore(time)).isPresent();
    }
}
