package dev.mold.koral.step;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterState;
import java.util.List;
import java.util.function.Function;

/** What is done when a cluster is asked to go where it is already: nothing, and the job ends well. */
public final class UnchangedClusterFlow extends ClusterFlow {
    private final List<Step<ClusterContext>> steps;
    private final Function<ClusterOperation, JobAnswer> answer;

    /**
     * @param name stable, for it is stored
     * @param state the state that is asked for
     * @param answer what the job answers
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

    /** Another command may have been first. */
    private record ConfirmState(ClusterState state) implements Step<ClusterContext> {
        @Override
        public String name() {
            return "confirm-state";
        }

        @Override
        public String description() {
            return "Looks whether the cluster is still in the state that was asked for";
        }

        @Override
        public StepResult apply(ClusterContext context) {
            var now = context.cluster().state();
            return now == state
                    ? StepResult.done()
                    : StepResult.failed(
                            Errors.WRONG_STATE,
                            "Kubernetes cluster " + context.cluster().name() + " is " + now.wireName()
                                    + " by now");
        }
    }
}
