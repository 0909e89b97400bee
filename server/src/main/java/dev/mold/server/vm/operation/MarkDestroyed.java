package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Notes that the machine was thrown away, unless it was already. */
final class MarkDestroyed implements Step<MachineTask> {
    private final MachineService machines;

    MarkDestroyed(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "mark-destroyed";
    }

    @Override
    public String description() {
        return "Notes that the machine was thrown away";
    }

    @Override
    public StepResult apply(MachineTask task) {
        machines.markDestroyed(task.machine().id());
        return StepResult.done();
    }
}
