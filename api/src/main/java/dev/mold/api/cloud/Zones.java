package dev.mold.api.cloud;

import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Places where machines run. */
public interface Zones {
    Optional<Zone> find(ZoneId id);

    /**
     * Whether the hosts of the zone have room now for so many machines of each offering, one after the other. A hint,
     * for somebody else may take the room before they start.
     *
     * @param arch CloudStack's name of the machines' architecture, such as {@code x86_64}
     * @param wanted how many of each
     */
    boolean hasRoomFor(ZoneId zone, String arch, Map<ServiceOfferingId, Integer> wanted);
}
