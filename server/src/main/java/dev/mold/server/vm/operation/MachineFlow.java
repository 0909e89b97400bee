package dev.mold.server.vm.operation;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import dev.mold.server.vm.machine.MachineService;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A flow on one machine. {@link MachineFlows} lists them. */
final class MachineFlow implements Flow<MachineJob, MachineTask> {
    private final String name;
    private final OnFailure onFailure;
    private final List<Step<MachineTask>> steps;
    private final MachineService machines;
    private final BiConsumer<MachineJob, Outcome> settle;
    private final Function<MachineJob, JobAnswer> answer;

    MachineFlow(
            String name,
            OnFailure onFailure,
            List<Step<MachineTask>> steps,
            MachineService machines,
            BiConsumer<MachineJob, Outcome> settle,
            Function<MachineJob, JobAnswer> answer) {
        this.name = name;
        this.onFailure = onFailure;
        this.steps = List.copyOf(steps);
        this.machines = machines;
        this.settle = settle;
        this.answer = answer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<MachineJob> inputType() {
        return MachineJob.class;
    }

    @Override
    public List<Step<MachineTask>> steps() {
        return steps;
    }

    @Override
    public MachineTask load(MachineJob job, OperationData data) {
        return machines.info(job.machine())
                .map(machine -> new MachineTask(machine, job))
                .orElseThrow(() -> new ApiException(
                        Errors.INTERNAL, "The row of virtual machine " + job.machine() + " has vanished"));
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public void settle(MachineJob job, Outcome outcome) {
        settle.accept(job, outcome);
    }

    @Override
    public JobAnswer answer(MachineJob job) {
        return answer.apply(job);
    }
}
