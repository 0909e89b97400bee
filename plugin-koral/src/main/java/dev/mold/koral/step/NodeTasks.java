package dev.mold.koral.step;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.infra.TaskState.Progress;
import dev.mold.koral.infra.TaskState;
import dev.mold.koral.node.Node;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;
import java.util.Map;
import java.util.function.Function;

/** Brings tasks of nodes forward, one look at a time. */
public final class NodeTasks {
    private final NodeShell shell;
    private final FanOut fanOut;

    /** What a node is to do. */
    public record Assignment(NodeAccess access, NodeTask task, NodeSettings settings) {}

    public NodeTasks(NodeShell shell, FanOut fanOut) {
        this.shell = shell;
        this.fanOut = fanOut;
    }

    /** Has each of the nodes do its task, all at once; a task that is done is not begun again. */
    public StepResult advance(Collection<Node> nodes, Function<Node, Assignment> assignment) {
        return all(nodes, node -> once(assignment.apply(node)));
    }

    /** Has one node do its task under these very settings, even if it was done under others. */
    public StepResult advanceUnder(Node node, Assignment assignment) {
        return all(List.of(node), one -> underSettings(assignment));
    }

    private StepResult all(Collection<Node> nodes, Function<Node, TaskState> look) {
        try {
            return summary(fanOut.each(nodes, look));
        } catch (NodeUnreachableException e) {
            // It may be restarting; how long that is borne is for the step's time limit to say.
            return StepResult.waiting(e.getMessage(), Pauses.NODE);
        }
    }

    private TaskState once(Assignment wanted) {
        var state = shell.status(wanted.access(), wanted.task());
        return state.progress() == Progress.DONE ? state : unlessRunning(wanted, state);
    }

    private TaskState underSettings(Assignment wanted) {
        return unlessRunning(wanted, shell.status(wanted.access(), wanted.task()));
    }

    /**
     * Begins the task. One that has failed is begun again for the next attempt, but its failure is told now; unless the
     * new run is over already, for then that is the news.
     */
    private TaskState unlessRunning(Assignment wanted, TaskState state) {
        if (state.progress() == Progress.RUNNING) {
            return state;
        }
        var begun = shell.start(wanted.access(), wanted.task(), wanted.settings());
        return state.progress() == Progress.FAILED && begun.progress() == Progress.RUNNING ? state : begun;
    }

    private static StepResult summary(Map<Node, TaskState> states) {
        var failed = states.entrySet().stream()
                .filter(entry -> entry.getValue().progress() == Progress.FAILED)
                .findFirst();
        if (failed.isPresent()) {
            return StepResult.failed(Errors.BACKEND_FAILED, failure(failed.get()));
        }
        var done = states.values().stream()
                .filter(state -> state.progress() == Progress.DONE)
                .count();
        return done == states.size()
                ? StepResult.done()
                : StepResult.waiting(done + " of " + states.size() + " nodes are done", Pauses.NODE);
    }

    private static String failure(Entry<Node, TaskState> failed) {
        return "Node " + failed.getKey().name() + " failed to "
                + failed.getValue().task().wireName() + ": "
                + failed.getValue().message();
    }
}
