package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;

/** An isolated network to be created under an id that the caller chose, with the zone's guest CIDR. */
public record NewNetwork(
        NetworkId id, String name, String displayText, AccountId owner, ZoneId zone, NetworkOfferingId offering) {}
