package dev.mold.koral.step;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterState;
import java.util.List;
import java.util.function.Function;

/** The flow for requests for the state that a cluster already has: changes nothing, and the job succeeds. */
public final class UnchangedClusterFlow extends ClusterFlow {
    private final List<Step<ClusterContext>> steps;
    private final Function<ClusterOperation, JobAnswer> answer;

    /**
     * @param name must not change, because it is stored
     * @param state the requested state
     * @param answer the result of the job
     */
    public UnchangedClusterFlow(
            String name, ClusterState state, ClusterContexts contexts, Function<ClusterOperation, JobAnswer> answer) {
        super(name, contexts);
        this.steps = List.of(new ConfirmState(state));
        this.answer = answer;
    }

    @Override
    public List<Step<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public JobAnswer answer(ClusterOperation operation) {
        return answer.apply(operation);
    }

    /** Checks the state again: another command may have changed it. */
    private record ConfirmState(ClusterState state) implements Step<ClusterContext> {
        @Override
        public String name() {
            return "confirm-state";
        }

        @Override
        public String description() {
            return "Checks that the cluster is still in the requested state";
        }

        @Override
        public StepResult apply(ClusterContext context) {
            var now = context.cluster().state();
            return now == state
                    ? StepResult.done()
                    : StepResult.failed(
                            Errors.WRONG_STATE,
                            "Kubernetes cluster " + context.cluster().name() + " is " + now.wireName()
                                    + " now");
        }
    }
}
