package dev.mold.server.vm.operation;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.server.vm.machine.MachineEventTypes;
import dev.mold.server.vm.machine.MachineInfo;
import dev.mold.server.vm.machine.MachineService;
import dev.mold.server.vm.machine.MachineSettings;
import dev.mold.server.vm.operation.MachineJobs.JobRequest;
import java.util.EnumSet;
import java.util.Set;

/** Destroys and expunges machines. Both preempt a running job, because a removal must always be possible. */
final class RemovalCommands implements CommandSet {
    private static final Set<VirtualMachineState> EXPUNGEABLE =
            EnumSet.of(VirtualMachineState.DESTROYED, VirtualMachineState.EXPUNGING, VirtualMachineState.ERROR);

    private final MachineService machines;
    private final MachineJobs jobs;
    private final Settings settings;

    RemovalCommands(MachineService machines, MachineJobs jobs, Settings settings) {
        this.machines = machines;
        this.jobs = jobs;
        this.settings = settings;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(DestroyVirtualMachine.class, this::destroy);
        registrar.async(ExpungeVirtualMachine.class, this::expunge);
    }

    Submitted destroy(DestroyVirtualMachine command, CallContext call) {
        var machine = removable(machines.require(command.id()));
        if (!command.volumeids().isEmpty()) {
            throw ApiException.invalid("None of the given volumes is a data disk of virtual machine " + machine.label());
        }
        var expunge = Boolean.TRUE.equals(command.expunge());
        if (expunge) {
            checkMayExpunge(call, machine);
        }
        var flow = expunge ? MachineFlows.DESTROY_AND_EXPUNGE : MachineFlows.DESTROY;
        var request = new JobRequest(flow, "destroyVirtualMachine", MachineEventTypes.VM_DESTROY, "destroying", true);
        return Submitted.of(jobs.submit(request, machine, MachineJob.on(machine.id(), true), call));
    }

    Submitted expunge(ExpungeVirtualMachine command, CallContext call) {
        var machine = removable(machines.require(command.id()));
        checkMayExpunge(call, machine);
        if (!EXPUNGEABLE.contains(machine.state())) {
            throw ApiException.invalid(
                    "Please destroy the virtual machine " + machine.label() + " before it is expunged");
        }
        var request = new JobRequest(
                MachineFlows.EXPUNGE, "expungeVirtualMachine", MachineEventTypes.VM_EXPUNGE, "expunging", true);
        return Submitted.of(jobs.submit(request, machine, MachineJob.on(machine.id()), call));
    }

    private static MachineInfo removable(MachineInfo machine) {
        if (machine.clusterNode()) {
            throw ApiException.wrongState("The virtual machine " + machine.label() + " is a node of a Kubernetes"
                    + " cluster: remove it with scaleKubernetesCluster and nodeids, or with deleteKubernetesCluster");
        }
        if (machine.deleteProtected()) {
            throw ApiException.invalid("The virtual machine " + machine.label()
                    + " is protected against deletion; updateVirtualMachine with deleteprotection=false lifts that");
        }
        return machine;
    }

    private void checkMayExpunge(CallContext call, MachineInfo machine) {
        if (!call.roleType().administers() && !settings.value(MachineSettings.USER_MAY_EXPUNGE, machine.owner())) {
            throw ApiException.denied("Only an administrator may expunge virtual machines, unless the setting "
                    + MachineSettings.USER_MAY_EXPUNGE.key() + " allows it to users");
        }
    }
}
