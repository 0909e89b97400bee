package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the router of a closed network. */
final class RemoveRouterStep implements Step<NetworkRemovalInput> {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveRouterStep.class);

    private final NetworkRemoval removal;

    RemoveRouterStep(NetworkRemoval removal) {
        this.removal = removal;
    }

    @Override
    public String name() {
        return "remove-router";
    }

    @Override
    public String description() {
        return "Remove the network's router";
    }

    @Override
    public StepResult apply(NetworkRemovalInput input) {
        try {
            removal.removeRouter(input.network());
            return StepResult.done();
        } catch (ApiException e) {
            if (!input.forced()) {
                return StepResult.failed(e);
            }
            LOG.warn("The router of network {} will be removed later: {}", input.network(), e.getMessage());
            return StepResult.done();
        }
    }
}
