package dev.mold.server.zone;

import dev.mold.api.id.ZoneId;
import java.util.Set;

/** Tells which public addresses are in use; brought by the feature that gives them out. */
public interface PublicAddressUse {
    /** The addresses of the zone, in dotted form, that are given to somebody. */
    Set<String> used(ZoneId zone);
}
