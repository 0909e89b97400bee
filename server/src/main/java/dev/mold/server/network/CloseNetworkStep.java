package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;

/** Closes a network in which no machine is to anything new. */
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
        return "Check that no machine is in the network and let none in";
    }

    @Override
    public StepResult apply(NetworkRemovalInput input) {
        try {
            removal.close(input.network());
            return StepResult.done();
        } catch (ApiException e) {
            // clients know this failure by its number and by how its text begins
            return StepResult.failed(Errors.WRONG_STATE, "Failed to delete network: " + e.getMessage());
        }
    }
}
