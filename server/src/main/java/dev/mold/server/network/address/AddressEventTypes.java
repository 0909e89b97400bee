package dev.mold.server.network.address;

import dev.mold.api.cloud.EventType;

/** Event types of public addresses. */
final class AddressEventTypes {
    static final EventType NET_IPASSIGN = new EventType("NET.IPASSIGN", "A public address is acquired");
    static final EventType NET_IPRELEASE = new EventType("NET.IPRELEASE", "A public address is given back");
    static final EventType STATICNAT_ENABLE =
            new EventType("STATICNAT.ENABLE", "A public address became the own one of a machine");
    static final EventType STATICNAT_DISABLE =
            new EventType("STATICNAT.DISABLE", "A public address ceases to be the own one of a machine");

    private AddressEventTypes() {}
}
