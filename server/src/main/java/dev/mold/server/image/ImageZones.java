package dev.mold.server.image;

import dev.mold.api.cloud.Zone;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.ZoneService;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Determines the zone of a new image. */
class ImageZones {
    private final ZoneService zones;

    ImageZones(ZoneService zones) {
        this.zones = zones;
    }

    /**
     * @param one a zone, or null
     * @param several zones, may be empty
     * @return the zone; empty for every zone
     * @throws ApiException INVALID_PARAMETER for some zones but not all; PERMISSION_DENIED for a disabled zone
     */
    Optional<ZoneId> choose(ZoneId one, List<ZoneId> several, CallContext call) {
        var wanted = new HashSet<>(several);
        if (one != null) {
            if (!several.isEmpty()) {
                throw ApiException.invalid("Either zoneid or zoneids can be given, not both");
            }
            wanted.add(one);
        }
        wanted.forEach(zone -> zones.usable(zone, call.rootAdmin()));
        if (wanted.size() == 1) {
            return wanted.stream().findFirst();
        }
        if (!wanted.isEmpty()
                && !wanted.equals(zones.all().stream().map(Zone::id).collect(Collectors.toSet()))) {
            throw ApiException.invalid("An image can be in one zone or in all of them");
        }
        return Optional.empty();
    }
}
