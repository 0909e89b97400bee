package dev.mold.koral.step.network;

import dev.mold.api.cloud.Networks;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.time.Duration;

/**
 * Implements the network, which deploys its router, unless the cloud does so when the first machine starts. Nothing to
 * roll back: the router is removed with the network.
 */
public final class ImplementClusterNetwork implements Step<ClusterContext> {
    private final Networks networks;
    private final TimeLimits limits;

    public ImplementClusterNetwork(Networks networks, TimeLimits limits) {
        this.networks = networks;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "implement-network";
    }

    @Override
    public String description() {
        return "Implements the network";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        return networks.implement(context.plan().network())
                ? StepResult.done()
                : StepResult.waiting("The network's router is starting", Pauses.MACHINE);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }
}
