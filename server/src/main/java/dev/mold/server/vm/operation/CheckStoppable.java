package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import java.util.EnumSet;
import java.util.Set;

/** Refuses to stop a machine in Error or a destroyed one. */
final class CheckStoppable implements Step<MachineTask> {
    @Override
    public String name() {
        return "check-stoppable";
    }

    @Override
    public String description() {
        return "Checks that the machine can be stopped";
    }

    private static final Set<VirtualMachineState> UNSTOPPABLE =
            EnumSet.of(VirtualMachineState.ERROR, VirtualMachineState.DESTROYED, VirtualMachineState.EXPUNGING);

    @Override
    public StepResult apply(MachineTask task) {
        var machine = task.machine();
        return UNSTOPPABLE.contains(machine.state())
                ? StepResult.failed(
                        Errors.INVALID_PARAMETER,
                        "The virtual machine " + machine.label() + " cannot be stopped in state "
                                + machine.state().wireName())
                : StepResult.done();
    }
}
