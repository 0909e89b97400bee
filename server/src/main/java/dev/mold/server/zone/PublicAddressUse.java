package dev.mold.server.zone;

import dev.mold.api.id.ZoneId;
import java.util.Set;

/** Reports which public addresses are in use; implemented by the feature that allocates them. */
public interface PublicAddressUse {
    /** The allocated addresses of the zone, in dotted form. */
    Set<String> used(ZoneId zone);
}
