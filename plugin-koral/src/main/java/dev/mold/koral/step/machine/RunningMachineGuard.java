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

/** Checks that the machines of the nodes that a step waits for are running. */
public final class RunningMachineGuard {
    private static final Set<VirtualMachineState> REMOVED =
            EnumSet.of(VirtualMachineState.DESTROYED, VirtualMachineState.EXPUNGING);
    private static final Set<VirtualMachineState> DEAD =
            EnumSet.of(VirtualMachineState.STOPPED, VirtualMachineState.ERROR);

    private final VirtualMachines machines;

    public RunningMachineGuard(VirtualMachines machines) {
        this.machines = machines;
    }

    /** Wraps a step so that it fails instead of waiting for nodes whose machines are not running. */
    public Step<ClusterContext> guarded(Step<ClusterContext> step) {
        return new GuardedStep(step, this);
    }

    /** The same for a step that works on nodes one by one. */
    public ItemStep<ClusterContext> guarded(NodeStep step) {
        return new GuardedNodeStep(step, this);
    }

    /**
     * The failure of the first node whose machine is not running and will not start by itself.
     *
     * @return retryable, because the machine may be rebooting, unless the machine has been removed; empty if all are
     *     running
     */
    Optional<StepResult> complaint(ClusterContext context) {
        return context.targets().stream()
                .flatMap(node -> complaint(node).stream())
                .findFirst();
    }

    /** The same for one node. */
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
