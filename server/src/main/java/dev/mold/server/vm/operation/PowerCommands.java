package dev.mold.server.vm.operation;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.server.vm.machine.MachineEventTypes;
import dev.mold.server.vm.machine.MachineService;
import dev.mold.server.vm.operation.MachineJobs.JobRequest;

/** Starts, stops and reboots machines. A state that forbids it fails the job, not the command, as in CloudStack. */
final class PowerCommands implements CommandSet {
    private final MachineService machines;
    private final MachineJobs jobs;

    PowerCommands(MachineService machines, MachineJobs jobs) {
        this.machines = machines;
        this.jobs = jobs;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(StartVirtualMachine.class, this::start);
        registrar.async(StopVirtualMachine.class, this::stop);
        registrar.async(RebootVirtualMachine.class, this::reboot);
    }

    Submitted start(StartVirtualMachine command, CallContext call) {
        var machine = machines.require(command.id());
        var request = new JobRequest(
                MachineFlows.START, "startVirtualMachine", MachineEventTypes.VM_START, "starting", false);
        return Submitted.of(jobs.submit(request, machine, MachineJob.on(machine.id()), call));
    }

    /** A forced stop preempts a running job, such as a start that hangs. */
    Submitted stop(StopVirtualMachine command, CallContext call) {
        var machine = machines.require(command.id());
        var forced = Boolean.TRUE.equals(command.forced());
        var request =
                new JobRequest(MachineFlows.STOP, "stopVirtualMachine", MachineEventTypes.VM_STOP, "stopping", forced);
        return Submitted.of(jobs.submit(request, machine, MachineJob.on(machine.id(), forced), call));
    }

    Submitted reboot(RebootVirtualMachine command, CallContext call) {
        var machine = machines.require(command.id());
        var forced = Boolean.TRUE.equals(command.forced());
        var request = new JobRequest(
                MachineFlows.REBOOT, "rebootVirtualMachine", MachineEventTypes.VM_REBOOT, "rebooting", false);
        return Submitted.of(jobs.submit(request, machine, MachineJob.on(machine.id(), forced), call));
    }
}
