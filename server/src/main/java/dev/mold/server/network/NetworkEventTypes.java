package dev.mold.server.network;

import dev.mold.api.cloud.EventType;

/** Event types of networks. */
final class NetworkEventTypes {
    static final EventType NETWORK_CREATE = new EventType("NETWORK.CREATE", "A network was made");
    static final EventType NETWORK_UPDATE = new EventType("NETWORK.UPDATE", "A network is changed");
    static final EventType NETWORK_RESTART = new EventType("NETWORK.RESTART", "The router of a network is set up anew");
    static final EventType NETWORK_DELETE = new EventType("NETWORK.DELETE", "A network is deleted");

    private NetworkEventTypes() {}
}
