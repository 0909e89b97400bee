package dev.mold.koral.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.infra.TaskState.Progress;
import dev.mold.koral.infra.TaskState;
import dev.mold.koral.node.Node;
import dev.mold.koral.step.NodeTasks.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeTasksTest {
    private static final Duration LONG = Duration.ofSeconds(9);
    private static final NodeSettings ONE = new NodeSettings(Map.of("KORAL_ROLE", "worker"));
    private static final NodeSettings OTHER = new NodeSettings(Map.of("KORAL_ROLE", "control"));

    private final ScriptedShell shell = new ScriptedShell();
    private final NodeTasks tasks = new NodeTasks(shell, new FanOut(Runnable::run));
    private final List<Node> nodes = TestNodes.workers(3);

    /** Nodes whose tasks end only when a test ends them. */
    private static final class ScriptedShell implements NodeShell {
        private final Map<String, TaskState> states = new HashMap<>();
        private final Map<String, RuntimeException> broken = new HashMap<>();
        private final List<String> begun = new ArrayList<>();
        private Progress onStart = Progress.RUNNING;

        void set(String node, Progress progress, NodeSettings settings) {
            var message = progress == Progress.FAILED ? "no luck" : "";
            states.put(node, new TaskState(NodeTask.JOIN, progress, "run-of-" + node, settings.hash(), message));
        }

        Progress progress(String node) {
            return states.get(node).progress();
        }

        @Override
        public void logIn(NodeAccess node) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TaskState start(NodeAccess node, NodeTask task, NodeSettings settings) {
            begun.add(node.name());
            set(node.name(), onStart, settings);
            return states.get(node.name());
        }

        @Override
        public TaskState status(NodeAccess node, NodeTask task) {
            if (broken.containsKey(node.name())) {
                throw broken.get(node.name());
            }
            return states.getOrDefault(node.name(), new TaskState(task, Progress.NONE, "", "", ""));
        }

        @Override
        public void acknowledge(NodeAccess node, TaskState failed) {
            assertThat(failed).isEqualTo(states.get(node.name()));
            states.put(
                    node.name(),
                    new TaskState(failed.task(), Progress.REPORTED, failed.run(), failed.settings(), failed.message()));
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
    void tasksThatWereNeverBegunAreBegunAndWaitedFor() {
        assertThat(look(ONE)).isEqualTo(StepResult.waiting("0 of 3 nodes are done", Pauses.NODE));
        assertThat(look(ONE)).isInstanceOf(StepResult.Waiting.class);

        assertThat(shell.begun).containsExactly("n0", "n1", "n2");
    }

    @Test
    void taskThatIsDoneUnderTheseSettingsIsNotBegunAgain() {
        all(Progress.DONE, ONE);

        assertThat(look(ONE)).isEqualTo(StepResult.done());
        assertThat(shell.begun).isEmpty();
    }

    @Test
    void whatATaskDidUnderOtherSettingsDoesNotCount() {
        all(Progress.DONE, ONE);
        shell.set("n1", Progress.DONE, OTHER);
        shell.set("n2", Progress.FAILED, OTHER);

        assertThat(look(ONE)).isEqualTo(StepResult.waiting("1 of 3 nodes are done", Pauses.NODE));
        assertThat(shell.begun).containsExactly("n1", "n2");
    }

    @Test
    void taskThatRunsUnderOtherSettingsEndsFirst() {
        all(Progress.RUNNING, OTHER);

        look(ONE);
        assertThat(shell.begun).isEmpty();

        all(Progress.DONE, OTHER);
        look(ONE);
        assertThat(shell.begun).hasSize(3);
    }

    @Test
    void failureIsReportedOnceAndTheNextAttemptBeginsTheTaskAgain() {
        all(Progress.DONE, ONE);
        shell.set("n1", Progress.FAILED, ONE);

        assertThat(look(ONE)).isEqualTo(StepResult.failed(Errors.BACKEND_FAILED, "Node n1 failed to join: no luck"));
        assertThat(shell.begun).isEmpty();
        assertThat(shell.progress("n1")).isEqualTo(Progress.REPORTED);

        assertThat(look(ONE)).isInstanceOf(StepResult.Waiting.class);
        assertThat(shell.begun).containsExactly("n1");
    }

    @Test
    void failureOfATaskThatEndsAtOnceIsReportedByTheLookThatBeganIt() {
        shell.onStart = Progress.FAILED;

        assertThat(look(ONE)).isInstanceOf(StepResult.Failed.class);
        assertThat(look(ONE)).isInstanceOf(StepResult.Failed.class);

        assertThat(shell.begun).hasSize(6);
    }

    @Test
    void failuresOfAllNodesAreReported() {
        all(Progress.FAILED, ONE);

        assertThat(((StepResult.Failed) look(ONE)).reason()).contains("Node n0", "Node n1", "Node n2");
        assertThat(List.of("n0", "n1", "n2")).allMatch(node -> shell.progress(node) == Progress.REPORTED);
    }

    @Test
    void nodeThatIsSilentDoesNotHideAnothersFailure() {
        silent("n0");
        shell.set("n1", Progress.FAILED, ONE);
        shell.set("n2", Progress.RUNNING, ONE);

        assertThat(look(ONE)).isEqualTo(StepResult.failed(Errors.BACKEND_FAILED, "Node n1 failed to join: no luck"));
        assertThat(look(ONE)).isEqualTo(StepResult.waiting(unreachable("n0").getMessage(), Pauses.NODE));
    }

    @Test
    void nodesOfWhichNoneAnswersAreLeftAloneForAWhile() {
        all(Progress.DONE, ONE);
        silent("n2");

        assertThat(look(ONE)).isEqualTo(StepResult.waiting(unreachable("n2").getMessage(), LONG));
    }

    @Test
    void nodeThatRefusesFailsTheStepAtOnce() {
        silent("n0");
        shell.broken.put("n1", refused("n1", Kind.LOGIN));
        assertThat(look(ONE)).isEqualTo(new StepResult.Failed(Errors.BACKEND_FAILED, refusal("n1"), true));

        shell.broken.put("n2", refused("n2", Kind.IDENTITY));
        assertThat(look(ONE)).isEqualTo(new StepResult.Failed(Errors.BACKEND_FAILED, refusal("n2"), false));
    }

    private StepResult look(NodeSettings settings) {
        return tasks.advance(nodes, node -> new Assignment(access(node.name()), NodeTask.JOIN, settings));
    }

    private void all(Progress progress, NodeSettings settings) {
        nodes.forEach(node -> shell.set(node.name(), progress, settings));
    }

    private void silent(String node) {
        shell.broken.put(node, unreachable(node));
    }

    private static NodeUnreachableException unreachable(String node) {
        return new NodeUnreachableException(access(node), "the connection was refused", LONG, null);
    }

    private static NodeRefusedException refused(String node, Kind kind) {
        return new NodeRefusedException(access(node), kind, kind.name(), Duration.ZERO, LONG, null);
    }

    private static String refusal(String node) {
        return refused(node, node.equals("n1") ? Kind.LOGIN : Kind.IDENTITY).getMessage();
    }

    private static NodeAccess access(String node) {
        return new NodeAccess(node, "198.51.100.7", 2222, "cloud", "", List.of());
    }
}
