package dev.mold.koral.step.cleanup;

import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.OpeningStore;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.Pauses;
import java.util.List;

/** Closes the ports of the cluster before its machines are removed. */
public final class RemoveRules implements Step<ClusterContext> {
    private final NetworkRules rules;
    private final OpeningStore openings;

    public RemoveRules(NetworkRules rules, OpeningStore openings) {
        this.rules = rules;
        this.openings = openings;
    }

    @Override
    public String name() {
        return "remove-rules";
    }

    @Override
    public String description() {
        return "Closes the cluster's ports";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        if (!rules.remove(context.cluster().resources().rules())) {
            return StepResult.waiting("The ports are being closed", Pauses.MACHINE);
        }
        openings.replace(context.id(), List.of());
        return StepResult.done();
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.REMOVING;
    }
}
