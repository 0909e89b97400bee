package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;

/**
 * Refuses to start a machine that is running or destroyed. This is a step of its own because later steps take a running
 * machine as the result of their own work.
 */
final class CheckStartable implements Step<MachineTask> {
    @Override
    public String name() {
        return "check-startable";
    }

    @Override
    public String description() {
        return "Checks that the machine can be started";
    }

    @Override
    public StepResult apply(MachineTask task) {
        var machine = task.machine();
        if (machine.state() == VirtualMachineState.RUNNING) {
            return StepResult.failed(
                    Errors.INVALID_PARAMETER, "The virtual machine " + machine.label() + " is already running");
        }
        if (machine.state() == VirtualMachineState.STOPPED || machine.state() == VirtualMachineState.ERROR) {
            return StepResult.done();
        }
        return StepResult.failed(
                Errors.INVALID_PARAMETER,
                "The virtual machine " + machine.label() + " cannot be started in state "
                        + machine.state().wireName());
    }
}
