package dev.mold.server.network;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;

/** Removes the rules of a network whose router is gone, frees its addresses and marks it removed. */
final class ReleaseNetworkStep implements Step<NetworkRemovalInput> {
    private final NetworkRemoval removal;

    ReleaseNetworkStep(NetworkRemoval removal) {
        this.removal = removal;
    }

    @Override
    public String name() {
        return "release-network";
    }

    @Override
    public String description() {
        return "Remove the network's rules and free its addresses";
    }

    @Override
    public StepResult apply(NetworkRemovalInput input) {
        removal.finish(input.network());
        return StepResult.done();
    }
}
