package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;

/** Updates a network's router to the stored configuration. */
final class PushRouterStep implements Step<RouterChange> {
    private final NetworkService networks;

    PushRouterStep(NetworkService networks) {
        this.networks = networks;
    }

    @Override
    public String name() {
        return "update-router";
    }

    @Override
    public String description() {
        return "Update the network's router to the stored configuration";
    }

    @Override
    public StepResult apply(RouterChange change) {
        try {
            networks.apply(change.network());
            return StepResult.done();
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }
}
