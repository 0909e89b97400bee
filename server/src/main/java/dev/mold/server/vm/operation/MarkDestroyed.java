package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Records that the machine was destroyed, unless it was already. */
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
        return "Records that the machine was destroyed";
    }

    @Override
    public StepResult apply(MachineTask task) {
        machines.markDestroyed(task.machine().id());
        return StepResult.done();
    }
}
