package dev.mold.koral.step.machine;

import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeStep;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Checks that the machines run whose nodes a step waits for. */
public final class RunningMachineGuard {
    private static final Set<VirtualMachineState> REMOVED =
            EnumSet.of(VirtualMachineState.DESTROYED, VirtualMachineState.EXPUNGING);
    private static final Set<VirtualMachineState> DEAD =
            EnumSet.of(VirtualMachineState.STOPPED, VirtualMachineState.ERROR);

    private final VirtualMachines machines;

    public RunningMachineGuard(VirtualMachines machines) {
        this.machines = machines;
    }

    /** The same step, which fails instead of waiting for nodes whose machines do not run. */
    public Step<ClusterContext> guarded(Step<ClusterContext> step) {
        return new GuardedStep(step, this);
    }

    /** The same for a step that is done node by node. */
    public ItemStep<ClusterContext> guarded(NodeStep step) {
        return new GuardedNodeStep(step, this);
    }

    /**
     * What there is to say of the first node whose machine does not run and will not by itself.
     *
     * @return a failure that is worth retrying, for somebody may be rebooting the machine, unless it is gone
     * permanently; empty if all are well
     */
    Optional<StepResult> complaint(ClusterContext context) {
        return context.targets().stream()
                .flatMap(node -> complaint(node).stream())
                .findFirst();
    }

    /** The same of one node. */
    Optional<StepResult> complaint(Node node) {
        var machine = machines.find(node.machine()).filter(found -> !REMOVED.contains(found.state()));
        if (machine.isEmpty()) {
            return Optional.of(StepResult.failed(removed(node)));
        }
        return machine.filter(found -> DEAD.contains(found.state()))
                .map(found -> StepResult.failed(Errors.BACKEND_FAILED, text(node, found)));
    }

    private static String text(Node node, VirtualMachine machine) {
        var state = "The machine of node " + node.name() + " is " + machine.state().wireName();
        return machine.reason().isEmpty() ? state : state + ": " + machine.reason();
    }

    static ApiException removed(Node node) {
        return new ApiException(
                Errors.WRONG_STATE, "The machine of node " + node.name() + " has been removed from outside");
    }
}
