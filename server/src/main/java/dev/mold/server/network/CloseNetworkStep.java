package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;

/** Closes a network that has no machines, so that nothing can be added to it. */
final class CloseNetworkStep implements Step<NetworkRemovalInput> {
    private final NetworkRemoval removal;

    CloseNetworkStep(NetworkRemoval removal) {
        this.removal = removal;
    }

    @Override
    public String name() {
        return "close-network";
    }

    @Override
    public String description() {
        return "Check that no machine is in the network and admit no new one";
    }

    @Override
    public StepResult apply(NetworkRemovalInput input) {
        try {
            removal.close(input.network());
            return StepResult.done();
        } catch (ApiException e) {
            // clients recognize this failure by its code and by the beginning of its text
            return StepResult.failed(Errors.WRONG_STATE, "Failed to delete network: " + e.getMessage());
        }
    }
}
