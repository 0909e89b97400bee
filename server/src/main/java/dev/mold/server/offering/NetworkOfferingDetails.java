package dev.mold.server.offering;

import dev.mold.api.cloud.NetworkOffering;
import java.util.List;

/**
 * The data of an offering that networks need beyond the port's {@link NetworkOffering}.
 *
 * @param rateMbit limit of each direction in Mb/s
 * @param availability {@code Required} or {@code Optional}
 * @param persistent whether its networks get a router before any machine is in them
 * @param removed whether it was removed and is kept only for the networks that still use it
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
