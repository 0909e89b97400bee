package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.node.NodeLifecycle;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Records lifecycle events of nodes. */
public final class NodePhases {
    private final ClusterStore store;
    private final Clock clock;

    public NodePhases(ClusterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Records the event for each of the nodes; does nothing for nodes on which it has taken effect.
     *
     * @return the nodes after the event
     * @throws dev.mold.api.lifecycle.IllegalTransitionException if the lifecycle does not permit the event for a node
     */
    public List<Node> move(Collection<Node> nodes, NodeEvent event) {
        return nodes.stream()
                .map(node -> NodeLifecycle.get().next(node.phase(), event) == node.phase()
                        ? node
                        : store.updateNode(node.id(), current -> current.on(event, clock.instant())))
                .toList();
    }
}
