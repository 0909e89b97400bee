package dev.mold.koral.step;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.Item;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.node.Node;
import java.util.List;
import java.util.Optional;

/** A step that works on nodes one by one: progress is stored per node, and no node waits for another. */
public abstract class NodeStep implements ItemStep<ClusterContext> {
    @Override
    public final List<Item> items(ClusterContext context) {
        return nodes(context).stream()
                .map(node -> new Item(node.id().toString(), node.name()))
                .toList();
    }

    /** The nodes that the step works on; by default all of the operation. */
    protected List<Node> nodes(ClusterContext context) {
        return context.targets();
    }

    @Override
    public final StepResult apply(ClusterContext context, Item item) {
        try {
            return node(context, item)
                    .map(node -> apply(context, node))
                    .orElseGet(() -> StepResult.failed(Errors.WRONG_STATE, "Node " + item.name() + " is gone"));
        } catch (NodeUnreachableException e) {
            return StepResult.waiting(e.getMessage(), e.lookAgainIn());
        } catch (NodeRefusedException e) {
            return failure(e);
        }
    }

    @Override
    public final StepResult undo(ClusterContext context, Item item) {
        return node(context, item).map(node -> undo(context, node)).orElseGet(StepResult::done);
    }

    /**
     * Applies the step to one node. Idempotent.
     *
     * @throws NodeUnreachableException if the node does not answer: the step waits
     * @throws NodeRefusedException if the node rejects the login or a command: the step fails
     */
    public abstract StepResult apply(ClusterContext context, Node node);

    /** Rolls back what {@link #apply(ClusterContext, Node)} may have done to the node. Idempotent. */
    public StepResult undo(ClusterContext context, Node node) {
        return StepResult.done();
    }

    /** A wrong identity does not change by itself; everything else is retried as often as the step allows. */
    private static StepResult failure(NodeRefusedException refusal) {
        return new StepResult.Failed(Errors.BACKEND_FAILED, refusal.getMessage(), refusal.kind() != Kind.IDENTITY);
    }

    /** The node of an item, unless it has been removed. */
    public static Optional<Node> node(ClusterContext context, Item item) {
        return context.plan().nodes().stream()
                .filter(node -> node.id().toString().equals(item.key()))
                .findFirst();
    }
}
