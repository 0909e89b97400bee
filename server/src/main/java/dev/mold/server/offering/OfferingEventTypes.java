package dev.mold.server.offering;

import dev.mold.api.cloud.EventType;

/** Event types of offerings. */
final class OfferingEventTypes {
    static final EventType SERVICE_OFFERING_CREATE =
            new EventType("SERVICE.OFFERING.CREATE", "A compute offering was created");
    static final EventType SERVICE_OFFERING_EDIT =
            new EventType("SERVICE.OFFERING.EDIT", "A compute offering was changed");
    static final EventType SERVICE_OFFERING_DELETE =
            new EventType("SERVICE.OFFERING.DELETE", "A compute offering was deleted");
    static final EventType DISK_OFFERING_CREATE = new EventType("DISK.OFFERING.CREATE", "A disk offering was created");
    static final EventType DISK_OFFERING_EDIT = new EventType("DISK.OFFERING.EDIT", "A disk offering was changed");
    static final EventType DISK_OFFERING_DELETE = new EventType("DISK.OFFERING.DELETE", "A disk offering was deleted");
    static final EventType NETWORK_OFFERING_CREATE =
            new EventType("NETWORK.OFFERING.CREATE", "A network offering was created");
    static final EventType NETWORK_OFFERING_EDIT =
            new EventType("NETWORK.OFFERING.EDIT", "A network offering was changed");
    static final EventType NETWORK_OFFERING_DELETE =
            new EventType("NETWORK.OFFERING.DELETE", "A network offering was deleted");

    private OfferingEventTypes() {}
}
