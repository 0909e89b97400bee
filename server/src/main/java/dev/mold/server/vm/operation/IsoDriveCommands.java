package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.server.image.ImageService;
import dev.mold.server.vm.machine.MachineEventTypes;
import dev.mold.server.vm.machine.MachineInfo;
import dev.mold.server.vm.machine.MachineService;
import dev.mold.server.vm.operation.MachineJobs.JobRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Attaches and detaches ISOs. */
final class IsoDriveCommands implements CommandSet {
    private static final Set<VirtualMachineState> WITH_DRIVE =
            EnumSet.of(VirtualMachineState.RUNNING, VirtualMachineState.STOPPED);

    private final MachineService machines;
    private final ImageService images;
    private final MachineJobs jobs;

    IsoDriveCommands(MachineService machines, ImageService images, MachineJobs jobs) {
        this.machines = machines;
        this.images = images;
        this.jobs = jobs;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(AttachIso.class, this::attach);
        registrar.async(DetachIso.class, this::detach);
    }

    Submitted attach(AttachIso command, CallContext call) {
        var machine = withDrive(machines.require(command.virtualmachineid()));
        var iso = images.require(command.id(), true);
        machine.checkTakes(iso);
        var request = new JobRequest(
                MachineFlows.ATTACH_ISO, "attachIso", MachineEventTypes.ISO_ATTACH, "attaching an ISO to", false);
        var job = new MachineJob(machine.id(), false, Optional.of(iso.id()));
        return Submitted.of(jobs.submit(request, machine, job, call));
    }

    Submitted detach(DetachIso command, CallContext call) {
        var machine = withDrive(machines.require(command.virtualmachineid()));
        if (machine.iso().isEmpty()) {
            throw ApiException.invalid("The virtual machine " + machine.label() + " has no ISO attached to it");
        }
        var request = new JobRequest(
                MachineFlows.DETACH_ISO, "detachIso", MachineEventTypes.ISO_DETACH, "detaching the ISO of", false);
        return Submitted.of(jobs.submit(request, machine, MachineJob.on(machine.id()), call));
    }

    private static MachineInfo withDrive(MachineInfo machine) {
        if (!WITH_DRIVE.contains(machine.state())) {
            throw ApiException.invalid("Please provide a virtual machine that is either Stopped or Running; "
                    + machine.label() + " is " + machine.state().wireName());
        }
        return machine;
    }
}
