package dev.mold.server.zone;

import dev.mold.api.cloud.Zone;
import java.util.Optional;

/**
 * What other features need to know of a zone beyond its name.
 *
 * @param networkType {@code Advanced}
 * @param guestCidr addresses of isolated networks that ask for none, such as {@code 10.1.1.0/24}
 * @param networkDomain DNS suffix of guest networks; empty where the zone has none of its own
 * @param dns1 first public name server
 */
public record ZoneDetails(
        Zone zone, String networkType, String guestCidr, Optional<String> networkDomain, String dns1) {}
