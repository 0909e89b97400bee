package dev.mold.koral.node;

import static dev.mold.koral.node.NodeEvent.CREATION_UNDONE;
import static dev.mold.koral.node.NodeEvent.DRAIN_CANCELLED;
import static dev.mold.koral.node.NodeEvent.DRAIN_STARTED;
import static dev.mold.koral.node.NodeEvent.JOIN_COMPLETED;
import static dev.mold.koral.node.NodeEvent.PREPARATION_STARTED;
import static dev.mold.koral.node.NodeEvent.READINESS_LOST;
import static dev.mold.koral.node.NodeEvent.READINESS_REPORTED;
import static dev.mold.koral.node.NodeEvent.REMOVAL_COMPLETED;
import static dev.mold.koral.node.NodeEvent.REMOVAL_STARTED;
import static dev.mold.koral.node.NodePhase.DRAINING;
import static dev.mold.koral.node.NodePhase.GONE;
import static dev.mold.koral.node.NodePhase.JOINED;
import static dev.mold.koral.node.NodePhase.LEAVING;
import static dev.mold.koral.node.NodePhase.PLANNED;
import static dev.mold.koral.node.NodePhase.PREPARING;
import static dev.mold.koral.node.NodePhase.READY;

import dev.mold.api.lifecycle.Lifecycle;

/**
 * The phases of a node and the transitions between them. Steps may run again after a crash, so repeating an event has
 * no effect.
 */
public final class NodeLifecycle {
    private static final Lifecycle<NodePhase, NodeEvent> TABLE = Lifecycle.of(NodePhase.class, NodeEvent.class)
            .on(PLANNED, PREPARATION_STARTED, PREPARING)
            .on(PLANNED, REMOVAL_STARTED, LEAVING)
            .on(PLANNED, CREATION_UNDONE, PLANNED)
            .on(PREPARING, PREPARATION_STARTED, PREPARING)
            .on(PREPARING, JOIN_COMPLETED, JOINED)
            .on(PREPARING, REMOVAL_STARTED, LEAVING)
            .on(PREPARING, CREATION_UNDONE, PLANNED)
            .on(JOINED, JOIN_COMPLETED, JOINED)
            .on(JOINED, READINESS_REPORTED, READY)
            .on(JOINED, READINESS_LOST, JOINED)
            .on(JOINED, DRAIN_STARTED, DRAINING)
            .on(JOINED, REMOVAL_STARTED, LEAVING)
            .on(JOINED, CREATION_UNDONE, PLANNED)
            .on(READY, READINESS_REPORTED, READY)
            .on(READY, READINESS_LOST, JOINED)
            .on(READY, DRAIN_STARTED, DRAINING)
            .on(READY, REMOVAL_STARTED, LEAVING)
            .on(READY, CREATION_UNDONE, PLANNED)
            .on(DRAINING, DRAIN_STARTED, DRAINING)
            .on(DRAINING, DRAIN_CANCELLED, JOINED)
            .on(DRAINING, REMOVAL_STARTED, LEAVING)
            .on(LEAVING, REMOVAL_STARTED, LEAVING)
            .on(LEAVING, REMOVAL_COMPLETED, GONE)
            .on(GONE, REMOVAL_COMPLETED, GONE)
            .build();

    private NodeLifecycle() {}

    public static Lifecycle<NodePhase, NodeEvent> get() {
        return TABLE;
    }
}
