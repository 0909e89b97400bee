package dev.mold.server.network;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Step;
import java.util.List;

/** Deletes a network. */
final class DeleteNetworkFlow implements Flow<NetworkRemovalInput, NetworkRemovalInput> {
    static final String NAME = "delete-network";

    private final List<Step<NetworkRemovalInput>> steps;

    DeleteNetworkFlow(NetworkRemoval removal) {
        this.steps = List.of(
                new CloseNetworkStep(removal), new RemoveRouterStep(removal), new ReleaseNetworkStep(removal));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<NetworkRemovalInput> inputType() {
        return NetworkRemovalInput.class;
    }

    @Override
    public List<Step<NetworkRemovalInput>> steps() {
        return steps;
    }

    @Override
    public NetworkRemovalInput load(NetworkRemovalInput input, OperationData data) {
        return input;
    }
}
