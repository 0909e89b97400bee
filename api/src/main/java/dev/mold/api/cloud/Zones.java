package dev.mold.api.cloud;

import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The zones of the cloud. */
public interface Zones {
    Optional<Zone> find(ZoneId id);

    /**
     * Whether the zone's hosts currently have enough capacity for all these machines together. The result is a hint,
     * because the capacity may be used by others before the machines start.
     *
     * @param arch CloudStack's name of the machines' architecture, such as {@code x86_64}
     * @param wanted number of machines per offering
     */
    boolean hasRoomFor(ZoneId zone, String arch, Map<ServiceOfferingId, Integer> wanted);
}
