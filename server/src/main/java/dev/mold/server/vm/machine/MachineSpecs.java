package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.compute.MachineSpec;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.server.network.Nic;
import dev.mold.server.network.Nics;
import dev.mold.server.zone.HostAllocator;

/** Collects the data that the back end needs to create a machine. */
final class MachineSpecs {
    private final MachineRepository machines;
    private final SealedUserData userData;
    private final Nics nics;
    private final HostAllocator placement;
    private final Transactions transactions;

    MachineSpecs(
            MachineRepository machines,
            SealedUserData userData,
            Nics nics,
            HostAllocator placement,
            Transactions transactions) {
        this.machines = machines;
        this.userData = userData;
        this.nics = nics;
        this.placement = placement;
        this.transactions = transactions;
    }

    /** @param machine a machine with an allocated host */
    MachineSpec of(MachineEntity machine) {
        return transactions.call(() -> {
            var id = machine.machineId();
            var nic = nics.find(id).orElseThrow(() -> lacks(machine, "interface"));
            var host = placement.placed(id).orElseThrow(() -> lacks(machine, "host"));
            var boot = machines.boot(id).orElseThrow(() -> lacks(machine, "boot data"));
            var disk = machines.rootVolume(id).orElseThrow(() -> lacks(machine, "root volume"));
            return spec(machine, nic, host.name(), boot, disk.sizeGib);
        });
    }

    private MachineSpec spec(MachineEntity machine, Nic nic, String host, MachineBootEntity boot, long diskGib) {
        return new MachineSpec(
                machine.machineId(),
                machine.name,
                host,
                machine.cpus,
                machine.memoryMib,
                diskGib,
                new ImageId(machine.templateId),
                machine.network(),
                nic.mac(),
                nic.ip(),
                userData.open(machine.machineId(), boot.userData),
                boot.sshPublicKeys);
    }

    private static ApiException lacks(MachineEntity machine, String what) {
        return ApiException.wrongState("Virtual machine " + machine.name + " has no " + what + " any more");
    }
}
