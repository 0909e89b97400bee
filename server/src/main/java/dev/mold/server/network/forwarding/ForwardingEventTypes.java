package dev.mold.server.network.forwarding;

import dev.mold.api.cloud.EventType;

/** Event types of port-forwarding rules. */
final class ForwardingEventTypes {
    static final EventType NET_RULEADD = new EventType("NET.RULEADD", "A port-forwarding rule is created");
    static final EventType NET_RULEMODIFY = new EventType("NET.RULEMODIFY", "A port-forwarding rule is changed");
    static final EventType NET_RULEDELETE = new EventType("NET.RULEDELETE", "A port-forwarding rule is deleted");

    private ForwardingEventTypes() {}
}
