package dev.mold.koral.step.network;

import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.Networks;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.time.Duration;

/** Gives the network its router and its public address. Nothing to undo: both go with the network. */
public final class ImplementNetwork implements Step<ClusterContext> {
    private final Networks networks;
    private final TimeLimits limits;

    public ImplementNetwork(Networks networks, TimeLimits limits) {
        this.networks = networks;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "implement-network";
    }

    @Override
    public String description() {
        return "Gives the network its router and its public address";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var network = networks.implement(context.plan().network());
        return network.state() == NetworkState.IMPLEMENTED
                        && networks.sourceNat(network.id()).isPresent()
                ? StepResult.done()
                : StepResult.waiting("The router of network " + network.name() + " is starting", Pauses.MACHINE);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }
}
