package dev.mold.koral.infra;

import java.time.Instant;
import java.util.Optional;

/**
 * A node as Kubernetes reports it.
 *
 * @param ready what its kubelet reported last; Kubernetes keeps that status for most of a minute after the node is down
 * @param heartbeat the kubelet's last heartbeat, sent about every ten seconds; empty if there was none
 * @param version of its kubelet, such as {@code v1.30.3}
 */
public record KubeNode(
        String name,
        boolean ready,
        Optional<Instant> heartbeat,
        boolean control,
        boolean schedulable,
        String version) {

    /** Whether its last heartbeat was before that time; false if there was none. */
    public boolean silentSince(Instant time) {
        return heartbeat.filter(last -> last.isBefore(time)).isPresent();
    }
}
