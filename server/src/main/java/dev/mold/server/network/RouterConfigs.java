package dev.mold.server.network;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.server.offering.OfferingService;
import java.util.List;

/** Builds the complete configuration of a network's router from the database. */
class RouterConfigs {
    private final NicRepository nics;
    private final OfferingService offerings;
    private final List<RouterConfigContributor> parts;

    RouterConfigs(NicRepository nics, OfferingService offerings, List<RouterConfigContributor> parts) {
        this.nics = nics;
        this.offerings = offerings;
        this.parts = List.copyOf(parts);
    }

    /** Must be called in a transaction. */
    NetworkConfig build(NetworkEntity network) {
        var offering = offerings
                .networkDetails(new NetworkOfferingId(network.offeringId))
                .orElseThrow(() -> new IllegalStateException("Network " + network.id + " has no offering"));
        var draft = new RouterDraft();
        parts.forEach(part -> part.contribute(new NetworkId(network.id), draft));
        return draft.toConfig(
                network, offering.offering().egressAllowed(), offering.rateMbit(), nics.ofNetwork(network.id));
    }
}
