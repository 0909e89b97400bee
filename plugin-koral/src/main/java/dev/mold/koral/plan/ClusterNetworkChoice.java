package dev.mold.koral.plan;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import java.util.Optional;

/**
 * The network that was chosen for a cluster.
 *
 * @param existing the user's network; empty if one is to be created, which is then removed with the cluster
 * @param offering the offering of the network
 */
public record ClusterNetworkChoice(Optional<NetworkId> existing, NetworkOfferingId offering) {
    /** Whether the network is created for the cluster and removed with it. */
    public boolean ours() {
        return existing.isEmpty();
    }
}
