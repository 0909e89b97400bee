package dev.mold.server.vm.operation;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Attaches the job's ISO to the machine. */
final class PutIso implements Step<MachineTask> {
    private final MachineService machines;

    PutIso(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "attach-iso";
    }

    @Override
    public String description() {
        return "Attaches the ISO";
    }

    @Override
    public StepResult apply(MachineTask task) {
        if (task.job().iso().isEmpty()) {
            return StepResult.failed(Errors.INTERNAL, "The job names no ISO");
        }
        machines.attachIso(task.machine().id(), task.job().iso().get());
        return StepResult.done();
    }
}
