package dev.mold.server.network.firewall;

import dev.mold.api.cloud.EventType;

/** Event types of firewall rules. */
final class FirewallEventTypes {
    static final EventType FIREWALL_OPEN = new EventType("FIREWALL.OPEN", "A firewall rule is created");
    static final EventType FIREWALL_CLOSE = new EventType("FIREWALL.CLOSE", "A firewall rule is deleted");
    static final EventType FIREWALL_EGRESS_OPEN = new EventType("FIREWALL.EGRESS.OPEN", "An egress rule is created");
    static final EventType FIREWALL_EGRESS_CLOSE = new EventType("FIREWALL.EGRESS.CLOSE", "An egress rule is deleted");

    private FirewallEventTypes() {}
}
