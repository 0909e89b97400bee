package dev.mold.server.vm.operation;

import dev.mold.api.cloud.EventType;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.OperationId;
import dev.mold.server.vm.machine.MachineInfo;

/** Submits flows on machines. */
final class MachineJobs {
    private final Operations operations;

    MachineJobs(Operations operations) {
        this.operations = operations;
    }

    /**
     * A job to be submitted.
     *
     * @param doing such as {@code starting}; the beginning of the events' description
     */
    record JobRequest(String flow, String command, EventType event, String doing, boolean preempts) {}

    OperationId submit(JobRequest request, MachineInfo machine, MachineJob job, CallContext call) {
        return operations.submit(new OperationRequest(
                request.flow(),
                job,
                machine.subject(),
                machine.owner(),
                call,
                request.command(),
                request.event().name(),
                request.doing() + " virtual machine " + machine.name(),
                request.preempts()));
    }
}
