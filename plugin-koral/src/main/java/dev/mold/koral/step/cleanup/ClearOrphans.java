package dev.mold.koral.step.cleanup;

import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.Pauses;
import dev.mold.koral.step.machine.Expunging;

/** Removes orphans: resources that an earlier attempt to create the cluster may have left behind. */
public final class ClearOrphans implements Step<ClusterContext> {
    private final VirtualMachines machines;
    private final Networks networks;
    private final NetworkRules rules;
    private final ClusterStore store;

    public ClearOrphans(VirtualMachines machines, Networks networks, NetworkRules rules, ClusterStore store) {
        this.machines = machines;
        this.networks = networks;
        this.rules = rules;
        this.store = store;
    }

    @Override
    public String name() {
        return "clear-orphans";
    }

    @Override
    public String description() {
        return "Removes what an earlier attempt may have left behind";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var orphans = context.cluster().orphans();
        if (orphans.isEmpty()) {
            return StepResult.done();
        }
        if (!rules.remove(orphans.rules())) {
            return StepResult.waiting("Rules of an earlier attempt are being removed", Pauses.MACHINE);
        }
        var expunged = Expunging.all(machines, orphans.machines());
        if (!(expunged instanceof StepResult.Done)) {
            return expunged;
        }
        if (orphans.networks().stream().filter(network -> !networks.delete(network)).count() > 0) {
            return StepResult.waiting("Networks of an earlier attempt are being removed", Pauses.MACHINE);
        }
        store.update(context.id(), KubernetesCluster::withoutOrphans);
        return StepResult.done();
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.BACKEND;
    }
}
