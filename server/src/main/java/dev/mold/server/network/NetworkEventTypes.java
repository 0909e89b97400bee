package dev.mold.server.network;

import dev.mold.api.cloud.EventType;

/** Event types of networks. */
final class NetworkEventTypes {
    static final EventType NETWORK_CREATE = new EventType("NETWORK.CREATE", "A network was created");
    static final EventType NETWORK_UPDATE = new EventType("NETWORK.UPDATE", "A network is changed");
    static final EventType NETWORK_RESTART = new EventType("NETWORK.RESTART", "A network's router is set up again");
    static final EventType NETWORK_DELETE = new EventType("NETWORK.DELETE", "A network is deleted");

    private NetworkEventTypes() {}
}
