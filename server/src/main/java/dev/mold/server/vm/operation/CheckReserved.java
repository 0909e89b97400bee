package dev.mold.server.vm.operation;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;

/** Checks that the machine was not expunged meanwhile. */
final class CheckReserved implements Step<MachineTask> {
    @Override
    public String name() {
        return "check-reserved";
    }

    @Override
    public String description() {
        return "Checks that the machine was not expunged";
    }

    @Override
    public StepResult apply(MachineTask task) {
        return task.machine().gone()
                ? StepResult.failed(
                        Errors.WRONG_STATE, "The virtual machine " + task.machine().label() + " was expunged meanwhile")
                : StepResult.done();
    }
}
