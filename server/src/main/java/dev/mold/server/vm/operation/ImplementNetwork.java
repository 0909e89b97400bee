package dev.mold.server.vm.operation;

import dev.mold.api.cloud.Networks;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import java.time.Duration;

/** Ensures that the machine's network has a router. */
final class ImplementNetwork implements Step<MachineTask> {
    private final Networks networks;

    ImplementNetwork(Networks networks) {
        this.networks = networks;
    }

    @Override
    public String name() {
        return "implement-network";
    }

    @Override
    public String description() {
        return "Sets up the network's router, unless it has one";
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    @Override
    public StepResult apply(MachineTask task) {
        return networks.implement(task.machine().network())
                ? StepResult.done()
                : StepResult.waiting("the router of its network is being set up", POLL_INTERVAL);
    }
}
