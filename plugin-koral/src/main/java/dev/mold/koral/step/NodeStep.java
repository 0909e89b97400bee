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

/** A step that is done node by node: how far it is with each node is stored, and no node waits for another. */
public abstract class NodeStep implements ItemStep<ClusterContext> {
    @Override
    public final List<Item> items(ClusterContext context) {
        return nodes(context).stream()
                .map(node -> new Item(node.id().toString(), node.name()))
                .toList();
    }

    /** The nodes that the step works on; all those of the operation unless the step says otherwise. */
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
     * Brings about what the step is for, on one node. Idempotent.
     *
     * @throws NodeUnreachableException if the node does not answer: it is waited for
     * @throws NodeRefusedException if the node refuses: the step fails
     */
    public abstract StepResult apply(ClusterContext context, Node node);

    /** Rolls back what {@link #apply(ClusterContext, Node)} may have done to the node. Idempotent. */
    public StepResult undo(ClusterContext context, Node node) {
        return StepResult.done();
    }

    /** An identity does not become right by itself; all else is tried again as often as the step allows. */
    private static StepResult failure(NodeRefusedException refusal) {
        return new StepResult.Failed(Errors.BACKEND_FAILED, refusal.getMessage(), refusal.kind() != Kind.IDENTITY);
    }

    /** The node of an item, unless it is gone. */
    public static Optional<Node> node(ClusterContext context, Item item) {
        return context.plan().nodes().stream()
                .filter(node -> node.id().toString().equals(item.key()))
                .findFirst();
    }
}
