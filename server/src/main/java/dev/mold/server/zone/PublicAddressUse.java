package dev.mold.server.zone;

import dev.mold.api.id.ZoneId;
import java.util.Set;

/** Says which public addresses are in use; implemented by the feature that gives them out. */
public interface PublicAddressUse {
    /** The addresses of the zone, in dotted form, that are allocated. */
    Set<String> used(ZoneId zone);
}
