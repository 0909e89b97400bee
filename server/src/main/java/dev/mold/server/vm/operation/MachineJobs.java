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
     * What is asked for.
     *
     * @param doing such as {@code starting}; heads the sentence of the events
     */
    record Wish(String flow, String command, EventType event, String doing, boolean preempts) {}

    OperationId submit(Wish wish, MachineInfo machine, MachineJob job, CallContext call) {
        return operations.submit(new OperationRequest(
                wish.flow(),
                job,
                machine.subject(),
                machine.owner(),
                call,
                wish.command(),
                wish.event().name(),
                wish.doing() + " virtual machine " + machine.name(),
                wish.preempts()));
    }
}
