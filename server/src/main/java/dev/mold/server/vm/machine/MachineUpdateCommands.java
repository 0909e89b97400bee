package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.VirtualMachineView;
import java.util.Map;

/** Updates and recovers machines, and returns their user data. */
final class MachineUpdateCommands implements CommandSet {
    private final MachineService service;
    private final MachineRepository machines;
    private final MachinePower power;
    private final SealedUserData userData;
    private final Limits limits;
    private final Settings settings;
    private final Transactions transactions;

    MachineUpdateCommands(
            MachineService service,
            MachineRepository machines,
            MachinePower power,
            SealedUserData userData,
            Limits limits,
            Settings settings,
            Transactions transactions) {
        this.service = service;
        this.machines = machines;
        this.power = power;
        this.userData = userData;
        this.limits = limits;
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(UpdateVirtualMachine.class, this::update);
        registrar.sync(RecoverVirtualMachine.class, this::recover);
        registrar.sync(GetVirtualMachineUserData.class, this::userData);
    }

    VirtualMachineView update(UpdateVirtualMachine command, CallContext call) {
        var info = service.require(command.id());
        transactions.run(() -> {
            var machine = machines.lock(info.id()).orElseThrow(() -> MachineErrors.gone(info.id()));
            if (command.displayname() != null) {
                machine.displayName = command.displayname();
            }
            if (command.deleteprotection() != null) {
                machine.deleteProtection = command.deleteprotection();
            }
            updateDetails(machine, command);
            if (command.userdata() != null) {
                updateUserData(machine, command.userdata());
            }
        });
        return service.view(info.id());
    }

    private static void updateDetails(MachineEntity machine, UpdateVirtualMachine command) {
        if (Boolean.TRUE.equals(command.cleanupdetails())) {
            machine.details = Map.of();
        } else if (!command.details().isEmpty()) {
            machine.details = MachineDetailMap.of(command.details());
        }
    }

    private void updateUserData(MachineEntity machine, String base64) {
        if (machine.made) {
            throw ApiException.wrongState("The user data of virtual machine " + machine.name
                    + " cannot be changed: it was passed to the machine at its first start");
        }
        var text = UserData.decode(base64, settings.value(MachineSettings.USER_DATA_MAX, machine.account()));
        machines.boot(machine.machineId())
                .ifPresent(boot -> boot.userData = userData.seal(machine.machineId(), text));
    }

    VirtualMachineView recover(RecoverVirtualMachine command, CallContext call) {
        var info = service.require(command.id());
        if (!call.roleType().administers() && !settings.value(MachineSettings.USER_MAY_EXPUNGE, info.owner())) {
            throw ApiException.denied("Recovering a vm can only be done by an Admin. Or when the"
                    + " allow.user.expunge.recover.vm key is set.");
        }
        transactions.run(() -> {
            var machine = machines.lock(info.id())
                    .filter(row -> row.state == VirtualMachineState.DESTROYED)
                    .orElseThrow(() -> ApiException.invalid(
                            "The virtual machine " + info.label() + " is not destroyed and cannot be recovered"));
            var disk = machines.rootVolume(info.id()).map(volume -> volume.sizeGib).orElse(0L);
            MachineCreation.checkRoom(
                    limits,
                    machine.account(),
                    new MachineSize(machine.cpus, machine.cpuMhz, machine.memoryMib),
                    disk);
            power.apply(machine, MachineEvent.RECOVER, "");
        });
        return service.view(info.id());
    }

    UserDataView userData(GetVirtualMachineUserData command, CallContext call) {
        var info = service.require(command.virtualmachineid());
        var text = transactions.call(() -> machines.boot(info.id())
                .map(boot -> userData.open(info.id(), boot.userData))
                .orElse(""));
        return new UserDataView(info.id().toString(), text.isEmpty() ? null : UserData.encode(text));
    }
}
