package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;

/** Keeps the machine's host allocated while it reboots. */
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
        return "Keeps the host allocated while the machine is stopped";
    }

    @Override
    public StepResult apply(MachineTask task) {
        machines.keepHost(task.machine().id(), true);
        return StepResult.done();
    }
}
