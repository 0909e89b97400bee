package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.server.vm.machine.MachineService;
import java.time.Duration;

/** Waits until the back end reports the machine as running. */
final class AwaitRunning implements Step<MachineTask> {
    private final MachineService machines;

    AwaitRunning(MachineService machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "await-running";
    }

    @Override
    public String description() {
        return "Waits until the machine runs";
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    @Override
    public StepResult apply(MachineTask task) {
        var machine = machines.find(task.machine().id());
        var state = machine.map(found -> found.state()).orElse(VirtualMachineState.EXPUNGING);
        if (state == VirtualMachineState.RUNNING) {
            return StepResult.done();
        }
        if (state == VirtualMachineState.STARTING) {
            return StepResult.waiting("the machine is booting", POLL_INTERVAL);
        }
        var reason = machine.map(found -> found.reason()).filter(text -> !text.isEmpty());
        return new StepResult.Failed(
                Errors.BACKEND_FAILED,
                "The virtual machine " + task.machine().label() + " did not come up and is "
                        + state.wireName() + reason.map(text -> ": " + text).orElse(""),
                false);
    }

    @Override
    public Duration timeLimit(MachineTask task) {
        return Duration.ofMinutes(15);
    }
}
