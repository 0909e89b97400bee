package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Empties the drive of the machine. */
final class TakeIso implements Step<MachineTask> {
    private final MachineService machines;

    TakeIso(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "detach-iso";
    }

    @Override
    public String description() {
        return "Takes the ISO out of the drive";
    }

    @Override
    public StepResult apply(MachineTask task) {
        machines.detachIso(task.machine().id());
        return StepResult.done();
    }
}
