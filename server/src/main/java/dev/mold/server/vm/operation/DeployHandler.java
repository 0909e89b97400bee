package dev.mold.server.vm.operation;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.vm.machine.MachineEventTypes;
import dev.mold.server.vm.machine.MachineInfo;
import dev.mold.server.vm.machine.MachineService;
import dev.mold.server.vm.operation.MachineJobs.JobRequest;

/** Reserves a machine with its address, disk and limits before the command returns; the job starts it. */
final class DeployHandler implements CommandSet {
    private final Deployments deployments;
    private final MachineService machines;
    private final MachineJobs jobs;
    private final Accounts accounts;
    private final Transactions transactions;

    DeployHandler(
            Deployments deployments,
            MachineService machines,
            MachineJobs jobs,
            Accounts accounts,
            Transactions transactions) {
        this.deployments = deployments;
        this.machines = machines;
        this.jobs = jobs;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(DeployVirtualMachine.class, this::deploy);
    }

    Submitted deploy(DeployVirtualMachine command, CallContext call) {
        var owner = accounts.owner(call, command.owner());
        var draft = deployments.draft(command, owner, call);
        var flow = Boolean.FALSE.equals(command.startvm()) ? MachineFlows.RESERVE : MachineFlows.DEPLOY;
        var request = new JobRequest(flow, "deployVirtualMachine", MachineEventTypes.VM_CREATE, "deploying", false);
        return transactions.call(() -> {
            machines.create(draft);
            var machine = reserved(draft.machine().id());
            return Submitted.creating(
                    machine.id(), jobs.submit(request, machine, MachineJob.on(machine.id()), call));
        });
    }

    private MachineInfo reserved(VirtualMachineId id) {
        return machines.info(id).orElseThrow();
    }
}
