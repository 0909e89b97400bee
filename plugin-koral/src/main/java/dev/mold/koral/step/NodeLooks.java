package dev.mold.koral.step;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.node.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What looks at several nodes at once came to; what one node has to say is not lost because another is silent.
 *
 * @param seen what those answered that did, in the nodes' order
 * @param refused those that answer, but not as they should
 * @param silent those that do not answer
 * @param <R> an answer
 */
public record NodeLooks<R>(
        Map<Node, R> seen, List<NodeRefusedException> refused, List<NodeUnreachableException> silent) {

    /** Looks at each of the nodes, all at once. */
    public static <R> NodeLooks<R> at(Collection<Node> nodes, FanOut fanOut, Function<Node, R> look) {
        var seen = new LinkedHashMap<Node, R>();
        var refused = new ArrayList<NodeRefusedException>();
        var silent = new ArrayList<NodeUnreachableException>();
        fanOut.each(nodes, node -> outcome(node, look)).forEach((node, outcome) -> {
            if (outcome.refused() != null) {
                refused.add(outcome.refused());
            } else if (outcome.silent() != null) {
                silent.add(outcome.silent());
            } else {
                seen.put(node, outcome.answer());
            }
        });
        return new NodeLooks<>(seen, refused, silent);
    }

    /** Of the three, one is not null. */
    private record Outcome<R>(R answer, NodeRefusedException refused, NodeUnreachableException silent) {}

    private static <R> Outcome<R> outcome(Node node, Function<Node, R> look) {
        try {
            return new Outcome<>(look.apply(node), null, null);
        } catch (NodeRefusedException e) {
            return new Outcome<>(null, e, null);
        } catch (NodeUnreachableException e) {
            return new Outcome<>(null, null, e);
        }
    }

    /** The failure of a step that cannot go on without the nodes that refuse; empty if none does. */
    public Optional<StepResult> failure() {
        return refused.stream().min(Comparator.comparing(NodeRefusedException::kind)).map(NodeLooks::failure);
    }

    /** How long the silent are to be left alone; empty if none is silent. */
    public Optional<Duration> pause() {
        return silent.stream().map(NodeUnreachableException::lookAgainIn).min(Comparator.naturalOrder());
    }

    /** An identity does not become right by itself; all else is tried again as often as the step allows. */
    public static StepResult failure(NodeRefusedException refusal) {
        return new StepResult.Failed(
                Errors.BACKEND_FAILED, refusal.getMessage(), refusal.kind() != Kind.IDENTITY);
    }
}
