package dev.mold.server.network.loadbalancer;

import dev.mold.api.cloud.EventType;

/** Event types of load-balancer rules. */
final class LoadBalancerEventTypes {
    static final EventType LB_CREATE = new EventType("LB.CREATE", "A load-balancer rule is created");
    static final EventType LB_UPDATE = new EventType("LB.UPDATE", "A load-balancer rule is changed");
    static final EventType LB_DELETE = new EventType("LB.DELETE", "A load-balancer rule is deleted");
    static final EventType LB_ASSIGN_TO_RULE =
            new EventType("LB.ASSIGN.TO.RULE", "Machines are added to a load-balancer rule");
    static final EventType LB_REMOVE_FROM_RULE =
            new EventType("LB.REMOVE.FROM.RULE", "Machines are removed from a load-balancer rule");

    private LoadBalancerEventTypes() {}
}
