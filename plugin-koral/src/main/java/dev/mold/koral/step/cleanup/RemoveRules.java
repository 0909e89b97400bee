package dev.mold.koral.step.cleanup;

import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.Pauses;

/** Closes the ports of the cluster, so that nobody reaches what is being taken apart. */
public final class RemoveRules implements Step<ClusterContext> {
    private final NetworkRules rules;

    public RemoveRules(NetworkRules rules) {
        this.rules = rules;
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
        return rules.remove(context.cluster().resources().rules())
                ? StepResult.done()
                : StepResult.waiting("The ports are being closed", Pauses.MACHINE);
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.REMOVING;
    }
}
