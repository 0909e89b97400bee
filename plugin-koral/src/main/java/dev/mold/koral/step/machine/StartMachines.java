package dev.mold.koral.step.machine;

import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.Node;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeStep;
import dev.mold.koral.step.Pauses;
import java.time.Duration;

/** Starts the machines that are not running. */
public final class StartMachines extends NodeStep {
    private final VirtualMachines machines;
    private final TimeLimits limits;

    public StartMachines(VirtualMachines machines, TimeLimits limits) {
        this.machines = machines;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "start-machines";
    }

    @Override
    public String description() {
        return "Starts the machines of the nodes";
    }

    @Override
    public StepResult apply(ClusterContext context, Node node) {
        return running(node)
                ? StepResult.done()
                : StepResult.waiting("The machine is starting", Pauses.MACHINE);
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    private boolean running(Node node) {
        var machine = machines.find(node.machine()).orElseThrow(() -> RunningMachineGuard.removed(node));
        if (machine.state() == VirtualMachineState.DESTROYED || machine.state() == VirtualMachineState.EXPUNGING) {
            throw RunningMachineGuard.removed(node);
        }
        if (machine.state() == VirtualMachineState.STOPPING) {
            return false;
        }
        return machine.state() == VirtualMachineState.RUNNING || started(node, machine);
    }

    /**
     * Starts the machine, even in state Starting, because the server may have crashed before the host was called. One
     * that has failed is started again for the next attempt, but its failure is reported now.
     */
    private boolean started(Node node, VirtualMachine before) {
        var machine = machines.start(node.machine());
        if (machine.state() != VirtualMachineState.RUNNING && !before.reason().isEmpty()) {
            throw new ApiException(
                    Errors.BACKEND_FAILED, "Node " + node.name() + " did not start: " + before.reason());
        }
        return machine.state() == VirtualMachineState.RUNNING;
    }
}
