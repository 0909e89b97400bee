package dev.mold.koral.step.network;

import dev.mold.api.cloud.Networks;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.AddressRanges;
import dev.mold.koral.step.ClusterContext;

/** Chooses pod and service CIDRs that do not overlap the network's. */
public final class ChooseRanges implements Step<ClusterContext> {
    private final Networks networks;
    private final AddressRanges ranges;

    public ChooseRanges(Networks networks, AddressRanges ranges) {
        this.networks = networks;
        this.ranges = ranges;
    }

    @Override
    public String name() {
        return "choose-ranges";
    }

    @Override
    public String description() {
        return "Chooses pod and service CIDRs that do not overlap the network's";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var network = networks.find(context.plan().network());
        var address = networks.sourceNat(context.plan().network());
        if (network.isEmpty() || address.isEmpty()) {
            return StepResult.failed(Errors.RESOURCE_UNAVAILABLE, "The network of the cluster has been removed");
        }
        try {
            ranges.choose(context.cluster(), network.get(), address.get().ip());
            return StepResult.done();
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }

    @Override
    public StepResult undo(ClusterContext context) {
        ranges.forget(context.id());
        return StepResult.done();
    }
}
