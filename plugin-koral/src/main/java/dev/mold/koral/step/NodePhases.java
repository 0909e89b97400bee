package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.node.NodeLifecycle;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        var ids = nodes.stream()
                .filter(node -> NodeLifecycle.get().next(node.phase(), event) != node.phase())
                .map(Node::id)
                .toList();
        if (ids.isEmpty()) {
            return List.copyOf(nodes);
        }
        var moved = store.updateNodes(ids, current -> current.on(event, clock.instant())).stream()
                .collect(Collectors.toMap(Node::id, Function.identity()));
        return nodes.stream().map(node -> moved.getOrDefault(node.id(), node)).toList();
    }
}
