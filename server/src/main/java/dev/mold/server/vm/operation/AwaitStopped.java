package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;
import java.time.Duration;

/** Waits until the back end reports the machine as stopped. */
final class AwaitStopped implements Step<MachineTask> {
    private final MachineService machines;

    AwaitStopped(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "await-stopped";
    }

    @Override
    public String description() {
        return "Waits until the machine is stopped";
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    @Override
    public StepResult apply(MachineTask task) {
        var state = machines.find(task.machine().id())
                .map(found -> found.state())
                .orElse(VirtualMachineState.EXPUNGING);
        if (state == VirtualMachineState.STOPPING) {
            return StepResult.waiting("the machine is stopping", POLL_INTERVAL);
        }
        return state == VirtualMachineState.RUNNING || state == VirtualMachineState.STARTING
                ? new StepResult.Failed(
                        Errors.BACKEND_FAILED,
                        "The virtual machine " + task.machine().label() + " did not stop",
                        false)
                : StepResult.done();
    }

    @Override
    public Duration timeLimit(MachineTask task) {
        return Duration.ofMinutes(10);
    }
}
