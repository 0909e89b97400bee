package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Ensures that nobody takes the place of the machine while it reboots. */
final class KeepHost implements Step<MachineTask> {
    private final MachineService machines;

    KeepHost(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "keep-host";
    }

    @Override
    public String description() {
        return "Keeps the place on the host while the machine stands still";
    }

    @Override
    public StepResult apply(MachineTask task) {
        machines.keepHost(task.machine().id(), true);
        return StepResult.done();
    }
}
