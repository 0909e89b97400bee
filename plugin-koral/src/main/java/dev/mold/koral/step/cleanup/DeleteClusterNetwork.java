package dev.mold.koral.step.cleanup;

import dev.mold.api.cloud.Networks;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.Pauses;

/** Removes the network if it was made for the cluster; a user's network stays. */
public final class DeleteClusterNetwork implements Step<ClusterContext> {
    private final Networks networks;

    public DeleteClusterNetwork(Networks networks) {
        this.networks = networks;
    }

    @Override
    public String name() {
        return "delete-network";
    }

    @Override
    public String description() {
        return "Removes the network if it was made for the cluster";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        try {
            var left = context.cluster().resources().networks().stream()
                    .filter(network -> networks.find(network).isPresent())
                    .filter(network -> !networks.delete(network))
                    .count();
            return left == 0 ? StepResult.done() : StepResult.waiting("The network is being removed", Pauses.MACHINE);
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.REMOVING;
    }
}
