package dev.mold.koral.plan;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import java.util.Optional;

/**
 * Where a cluster is to live.
 *
 * @param existing the user's network; empty to have one made, which then goes with the cluster
 * @param offering the offering of a network that is made
 */
public record ClusterNetworkChoice(Optional<NetworkId> existing, NetworkOfferingId offering) {
    /** Whether the network is made for the cluster and removed with it. */
    public boolean ours() {
        return existing.isEmpty();
    }
}
