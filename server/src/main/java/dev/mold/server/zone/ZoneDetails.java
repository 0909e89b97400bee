package dev.mold.server.zone;

import dev.mold.api.cloud.Zone;
import java.util.Optional;

/**
 * The data of a zone that other features need beyond its name.
 *
 * @param networkType {@code Advanced}
 * @param guestCidr default CIDR of isolated networks, such as {@code 10.1.1.0/24}
 * @param networkDomain DNS suffix of guest networks; empty if the zone has none
 * @param dns1 first public name server
 */
public record ZoneDetails(
        Zone zone, String networkType, String guestCidr, Optional<String> networkDomain, String dns1) {}
