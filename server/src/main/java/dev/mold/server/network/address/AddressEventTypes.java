package dev.mold.server.network.address;

import dev.mold.api.cloud.EventType;

/** Event types of public addresses. */
final class AddressEventTypes {
    static final EventType NET_IPASSIGN = new EventType("NET.IPASSIGN", "A public address is acquired");
    static final EventType NET_IPRELEASE = new EventType("NET.IPRELEASE", "A public address is released");
    static final EventType STATICNAT_ENABLE =
            new EventType("STATICNAT.ENABLE", "Static NAT of a public address is enabled");
    static final EventType STATICNAT_DISABLE =
            new EventType("STATICNAT.DISABLE", "Static NAT of a public address is disabled");

    private AddressEventTypes() {}
}
