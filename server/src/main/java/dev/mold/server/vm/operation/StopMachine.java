package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Begins to stop the machine if it is running. */
final class StopMachine implements Step<MachineTask> {
    private final MachineService machines;

    StopMachine(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "stop-machine";
    }

    @Override
    public String description() {
        return "Begins to stop the machine";
    }

    @Override
    public StepResult apply(MachineTask task) {
        if (!task.machine().gone()) {
            machines.stop(task.machine().id(), task.job().forced());
        }
        return StepResult.done();
    }
}
