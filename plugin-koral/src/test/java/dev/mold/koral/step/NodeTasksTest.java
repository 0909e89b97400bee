package dev.mold.koral.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.TaskState.Progress;
import dev.mold.koral.infra.TaskState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NodeTasksTest {
    private static final NodeSettings ONE = new NodeSettings(Map.of("KORAL_ROLE", "worker"));
    private static final NodeSettings OTHER = new NodeSettings(Map.of("KORAL_ROLE", "control"));

    private static final NodeAccess NODE = new NodeAccess("n1", "198.51.100.7", 2222, "cloud", "", List.of());

    private final ScriptedShell shell = new ScriptedShell();
    private final NodeTasks tasks = new NodeTasks(shell);

    /** A node whose tasks end only when a test says so. */
    private static final class ScriptedShell implements NodeShell {
        private TaskState state = new TaskState(NodeTask.JOIN, Progress.NONE, "", "", "");
        private int started;
        private Progress onStart = Progress.RUNNING;

        void set(Progress progress, NodeSettings settings) {
            var message = progress == Progress.FAILED ? "no luck" : "";
            state = new TaskState(NodeTask.JOIN, progress, "run-" + started, settings.hash(), message);
        }

        @Override
        public void logIn(NodeAccess node) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TaskState start(NodeAccess node, NodeTask task, NodeSettings settings) {
            started++;
            set(onStart, settings);
            return state;
        }

        @Override
        public TaskState status(NodeAccess node, NodeTask task) {
            return state;
        }

        @Override
        public void acknowledge(NodeAccess node, TaskState failed) {
            assertThat(failed).isEqualTo(state);
            state = new TaskState(
                    failed.task(), Progress.REPORTED, failed.run(), failed.settings(), failed.message());
        }

        @Override
        public String newHostKey(NodeAccess node) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void useHostKey(NodeAccess node, String publicKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> kubeconfig(NodeAccess node) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void taskThatWasNeverStartedIsStartedAndWaitedFor() {
        assertThat(advance()).isEqualTo(StepResult.waiting("Node n1 runs the task join", Pauses.NODE));
        assertThat(advance()).isInstanceOf(StepResult.Waiting.class);

        assertThat(shell.started).isEqualTo(1);
    }

    @Test
    void taskThatIsDoneUnderTheseSettingsIsNotStartedAgain() {
        shell.set(Progress.DONE, ONE);

        assertThat(advance()).isEqualTo(StepResult.done());
        assertThat(shell.started).isZero();
    }

    @Test
    void resultUnderOtherSettingsDoesNotCount() {
        for (var ended : List.of(Progress.DONE, Progress.FAILED)) {
            shell.set(ended, OTHER);
            shell.started = 0;

            assertThat(advance()).as(ended.name()).isInstanceOf(StepResult.Waiting.class);
            assertThat(shell.started).as(ended.name()).isEqualTo(1);
        }
    }

    @Test
    void taskThatRunsUnderOtherSettingsEndsFirst() {
        shell.set(Progress.RUNNING, OTHER);
        assertThat(advance()).isInstanceOf(StepResult.Waiting.class);
        assertThat(shell.started).isZero();

        shell.set(Progress.DONE, OTHER);
        assertThat(advance()).isInstanceOf(StepResult.Waiting.class);
        assertThat(shell.started).isEqualTo(1);
    }

    @Test
    void failureIsReportedOnceAndTheNextAttemptStartsTheTaskAgain() {
        shell.set(Progress.FAILED, ONE);

        assertThat(advance()).isEqualTo(StepResult.failed(Errors.BACKEND_FAILED, "Node n1 failed to join: no luck"));
        assertThat(shell.started).isZero();
        assertThat(shell.state.progress()).isEqualTo(Progress.REPORTED);

        assertThat(advance()).isInstanceOf(StepResult.Waiting.class);
        assertThat(shell.started).isEqualTo(1);
    }

    @Test
    void failureOfATaskThatEndsAtOnceIsReportedByThePollThatStartedIt() {
        shell.onStart = Progress.FAILED;

        assertThat(advance()).isInstanceOf(StepResult.Failed.class);
        assertThat(advance()).isInstanceOf(StepResult.Failed.class);

        assertThat(shell.started).isEqualTo(2);
    }

    @Test
    void taskIsNotStartedBeforeItsPreparationIsDone() {
        var prepared = new ArrayDeque<>(List.of(StepResult.waiting("not yet", Pauses.NODE), StepResult.done()));

        assertThat(advance(prepared::remove)).isEqualTo(StepResult.waiting("not yet", Pauses.NODE));
        assertThat(shell.started).isZero();

        assertThat(advance(prepared::remove)).isInstanceOf(StepResult.Waiting.class);
        assertThat(shell.started).isEqualTo(1);
    }

    @Test
    void taskThatRunsOrHasEndedNeedsNoPreparation() {
        for (var progress : List.of(Progress.RUNNING, Progress.DONE, Progress.FAILED)) {
            shell.set(progress, ONE);

            advance(() -> {
                throw new AssertionError("prepared a task that is " + progress);
            });
        }
        assertThat(shell.started).isZero();
    }

    @Test
    void settingsOfATaskThatRunsAreNotAskedFor() {
        shell.set(Progress.RUNNING, ONE);

        var result = tasks.advance(NODE, NodeTask.JOIN, () -> {
            throw new AssertionError("asked for the settings of a task that runs");
        });

        assertThat(result).isInstanceOf(StepResult.Waiting.class);
    }

    private StepResult advance() {
        return tasks.advance(NODE, NodeTask.JOIN, () -> ONE);
    }

    private StepResult advance(Supplier<StepResult> preparation) {
        return tasks.advance(NODE, NodeTask.JOIN, () -> ONE, preparation);
    }
}
