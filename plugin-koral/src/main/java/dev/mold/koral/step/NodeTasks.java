package dev.mold.koral.step;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.TaskState;
import dev.mold.koral.infra.TaskState.Progress;
import dev.mold.koral.infra.TaskState;
import dev.mold.koral.node.Node;
import java.util.Collection;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings tasks of nodes forward, one look at a time. A failure is reported by the look that sees it, which does nothing
 * else on that node; the node notes that it has been reported, so the next attempt begins the task again. No server has
 * to remember anything.
 */
public final class NodeTasks {
    private final NodeShell shell;
    private final FanOut fanOut;

    /** What a node is to do. */
    public record Assignment(NodeAccess access, NodeTask task, NodeSettings settings) {}

    public NodeTasks(NodeShell shell, FanOut fanOut) {
        this.shell = shell;
        this.fanOut = fanOut;
    }

    /**
     * Has each of the nodes do its task, all at once. A task that is done under these very settings is not begun again;
     * what it did under others does not count.
     */
    public StepResult advance(Collection<Node> nodes, Function<Node, Assignment> assignment) {
        return summary(nodes.size(), NodeLooks.at(nodes, fanOut, node -> look(assignment.apply(node))));
    }

    private TaskState look(Assignment wanted) {
        var state = shell.status(wanted.access(), wanted.task());
        if (!stands(state, wanted.settings())) {
            state = shell.start(wanted.access(), wanted.task(), wanted.settings());
        }
        if (state.progress() == Progress.FAILED) {
            shell.acknowledge(wanted.access(), state);
        }
        return state;
    }

    /** Whether there is nothing to begin. A run under other settings has to end first. */
    private static boolean stands(TaskState state, NodeSettings settings) {
        return switch (state.progress()) {
            case RUNNING -> true;
            case DONE, FAILED -> state.under(settings);
            case NONE, REPORTED -> false;
        };
    }

    private static StepResult summary(int nodes, NodeLooks<TaskState> looks) {
        return failure(looks).or(looks::failure).orElseGet(() -> progress(nodes, looks));
    }

    private static Optional<StepResult> failure(NodeLooks<TaskState> looks) {
        var failed = looks.seen().entrySet().stream()
                .filter(entry -> entry.getValue().progress() == Progress.FAILED)
                .map(NodeTasks::text)
                .collect(Collectors.joining("; "));
        return failed.isEmpty() ? Optional.empty() : Optional.of(StepResult.failed(Errors.BACKEND_FAILED, failed));
    }

    private static StepResult progress(int nodes, NodeLooks<TaskState> looks) {
        var done = looks.seen().values().stream()
                .filter(state -> state.progress() == Progress.DONE)
                .count();
        if (done == nodes) {
            return StepResult.done();
        }
        // Those that work are looked at as often as ever; the shell itself leaves the silent alone.
        var working = done < looks.seen().size();
        var pause = looks.pause().filter(silent -> !working).orElse(Pauses.NODE);
        return StepResult.waiting(
                looks.silent().stream()
                        .findFirst()
                        .map(Throwable::getMessage)
                        .orElse(done + " of " + nodes + " nodes are done"),
                pause);
    }

    private static String text(Entry<Node, TaskState> failed) {
        return "Node " + failed.getKey().name() + " failed to "
                + failed.getValue().task().wireName() + ": "
                + failed.getValue().message();
    }
}
