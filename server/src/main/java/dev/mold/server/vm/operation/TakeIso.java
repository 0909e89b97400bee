package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Detaches the machine's ISO. */
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
        return "Detaches the ISO";
    }

    @Override
    public StepResult apply(MachineTask task) {
        machines.detachIso(task.machine().id());
        return StepResult.done();
    }
}
