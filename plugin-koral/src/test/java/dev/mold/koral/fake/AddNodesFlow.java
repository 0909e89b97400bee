package dev.mold.koral.fake;

import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.OnFailure;
import dev.mold.koral.create.CreateClusterFlow;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.ClusterFlow;
import java.util.List;
import java.util.Set;

/** Adds nodes to a running cluster with those steps of a creation that concern nodes. */
public final class AddNodesFlow extends ClusterFlow {
    public static final String NAME = "add-nodes";

    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "clear-orphans",
            "create-network",
            "implement-network",
            "choose-ranges",
            "init-control-plane",
            "record-endpoint");

    private final List<? extends FlowStep<ClusterContext>> steps;

    AddNodesFlow(CreateClusterFlow create, ClusterContexts contexts) {
        super(NAME, contexts);
        steps = create.steps().stream()
                .filter(step -> !OF_THE_CLUSTER.contains(step.name()))
                .toList();
    }

    @Override
    public List<? extends FlowStep<ClusterContext>> steps() {
        return steps;
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.UNDO;
    }
}
