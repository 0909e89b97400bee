package dev.mold.koral.step.cleanup;

import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.machine.Expunging;

/** Removes all machines of the cluster permanently. */
public final class DestroyMachines implements Step<ClusterContext> {
    private final VirtualMachines machines;
    private final NodePhases phases;

    public DestroyMachines(VirtualMachines machines, NodePhases phases) {
        this.machines = machines;
        this.phases = phases;
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
        var leaving = phases.move(context.plan().nodes(), NodeEvent.REMOVAL_STARTED);
        var expunged = Expunging.all(machines, context.cluster().resources().machines());
        if (expunged instanceof StepResult.Done) {
            phases.move(leaving, NodeEvent.REMOVAL_COMPLETED);
        }
        return expunged;
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.REMOVING;
    }
}
