package dev.mold.koral.step.cleanup;

import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.machine.Expunging;

/** Removes all machines of the cluster for good. */
public final class DestroyMachines implements Step<ClusterContext> {
    private final Machines machines;

    public DestroyMachines(Machines machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "destroy-machines";
    }

    @Override
    public String description() {
        return "Removes the machines of all nodes";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        return Expunging.all(machines, context.cluster().resources().machines());
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.REMOVING;
    }
}
