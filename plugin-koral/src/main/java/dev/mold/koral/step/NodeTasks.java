package dev.mold.koral.step;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.TaskState.Progress;
import dev.mold.koral.infra.TaskState;
import java.util.function.Supplier;

/**
 * Starts tasks of nodes and polls them. A failure is returned by the poll that sees it, which does nothing else; the
 * node records that it was reported, so the next attempt starts the task again. No server has to remember anything.
 */
public final class NodeTasks {
    private final NodeShell shell;

    public NodeTasks(NodeShell shell) {
        this.shell = shell;
    }

    /**
     * Starts the task unless it runs or has ended under these very settings, and polls it once.
     *
     * @param settings called unless the task runs
     * @return done, waiting, or failed with what the node says
     * @throws dev.mold.koral.infra.NodeUnreachableException if the node does not answer
     * @throws dev.mold.koral.infra.NodeRefusedException if the node refuses
     */
    public StepResult advance(NodeAccess access, NodeTask task, Supplier<NodeSettings> settings) {
        return advance(access, task, settings, StepResult::done);
    }

    /**
     * The same for a task that needs something before it is started.
     *
     * @param preparation called before the task is started; unless it is done, the task is not started and its result
     *     is returned
     */
    public StepResult advance(
            NodeAccess access, NodeTask task, Supplier<NodeSettings> settings, Supplier<StepResult> preparation) {
        var state = shell.status(access, task);
        // A run under other settings does not count, but has to end first.
        if (state.progress() != Progress.RUNNING) {
            var wanted = settings.get();
            if (isToStart(state, wanted)) {
                var prepared = preparation.get();
                if (!(prepared instanceof StepResult.Done)) {
                    return prepared;
                }
                state = shell.start(access, task, wanted);
            }
        }
        return switch (state.progress()) {
            case DONE -> StepResult.done();
            case FAILED -> failure(access, state);
            case RUNNING, NONE, REPORTED ->
                StepResult.waiting("Node " + access.name() + " runs the task " + task.wireName(), Pauses.NODE);
        };
    }

    private static boolean isToStart(TaskState ended, NodeSettings settings) {
        return switch (ended.progress()) {
            case DONE, FAILED -> !ended.under(settings);
            case RUNNING, NONE, REPORTED -> true;
        };
    }

    private StepResult failure(NodeAccess access, TaskState failed) {
        shell.acknowledge(access, failed);
        return StepResult.failed(
                Errors.BACKEND_FAILED,
                "Node " + access.name() + " failed to " + failed.task().wireName() + ": " + failed.message());
    }
}
