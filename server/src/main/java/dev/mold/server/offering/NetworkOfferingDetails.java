package dev.mold.server.offering;

import dev.mold.api.cloud.NetworkOffering;
import java.util.List;

/**
 * What networks need to know of their offering beyond what plugins do.
 *
 * @param rateMbit most Mb/s of each direction
 * @param availability {@code Required} or {@code Optional}
 * @param persistent whether its networks get a router before any machine is in them
 * @param removed whether it is only there for the networks that still use it
 */
public record NetworkOfferingDetails(
        NetworkOffering offering,
        int rateMbit,
        String availability,
        boolean specifyVlan,
        boolean specifyIpRanges,
        boolean persistent,
        List<OfferedService> services,
        boolean removed) {
    public NetworkOfferingDetails {
        services = List.copyOf(services);
    }
}
