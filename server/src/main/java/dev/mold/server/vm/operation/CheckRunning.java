package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;

/** Refuses to reboot a machine that is not running. */
final class CheckRunning implements Step<MachineTask> {
    @Override
    public String name() {
        return "check-running";
    }

    @Override
    public String description() {
        return "Checks that the machine runs";
    }

    @Override
    public StepResult apply(MachineTask task) {
        var machine = task.machine();
        return machine.state() == VirtualMachineState.RUNNING
                ? StepResult.done()
                : StepResult.failed(
                        Errors.INVALID_PARAMETER,
                        "The virtual machine " + machine.label() + " is not running and cannot be rebooted");
    }
}
