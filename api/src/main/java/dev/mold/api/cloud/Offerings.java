package dev.mold.api.cloud;

import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ServiceOfferingId;
import java.util.Optional;

/**
 * Compute and network offerings. Removed offerings are found too if the cloud still has their records, so that what
 * uses them can be shown.
 */
public interface Offerings {
    Optional<ServiceOffering> service(ServiceOfferingId id);

    Optional<NetworkOffering> network(NetworkOfferingId id);

    /** A network offering that is not removed, by its name or else by its display text. */
    Optional<NetworkOffering> networkByNameOrText(String nameOrText);
}
