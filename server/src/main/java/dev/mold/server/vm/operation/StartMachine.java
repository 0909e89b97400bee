package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;
import java.time.Duration;

/** Begins to start the machine; rolled back by a forced stop. */
final class StartMachine implements Step<MachineTask> {
    private final MachineService machines;

    StartMachine(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "start-machine";
    }

    @Override
    public String description() {
        return "Finds a host and begins to start the machine";
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    @Override
    public StepResult apply(MachineTask task) {
        try {
            machines.start(task.machine().id());
            return StepResult.done();
        } catch (ApiException e) {
            // report missing capacity to the waiting user at once instead of retrying
            return e.code().equals(Errors.INSUFFICIENT_CAPACITY)
                    ? new StepResult.Failed(e.code(), e.getMessage(), false)
                    : StepResult.failed(e);
        }
    }

    @Override
    public StepResult undo(MachineTask task) {
        if (task.machine().gone()) {
            return StepResult.done();
        }
        var machine = machines.stop(task.machine().id(), true);
        return machine.state() == VirtualMachineState.STOPPING
                ? StepResult.waiting("the machine is stopping", POLL_INTERVAL)
                : StepResult.done();
    }
}
