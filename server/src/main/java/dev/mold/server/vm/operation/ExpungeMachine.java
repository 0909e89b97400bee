package dev.mold.server.vm.operation;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;
import java.time.Duration;

/** Removes the machine permanently. */
final class ExpungeMachine implements Step<MachineTask> {
    private final MachineService machines;

    ExpungeMachine(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "expunge-machine";
    }

    @Override
    public String description() {
        return "Removes the machine with its disk and its address";
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    @Override
    public StepResult apply(MachineTask task) {
        return machines.expunge(task.machine().id())
                ? StepResult.done()
                : StepResult.waiting("the host is removing the machine", POLL_INTERVAL);
    }
}
