package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Ownership;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.VirtualMachineView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Virtual machines for the other features and for plugins. */
public final class MachineService implements VirtualMachines {
    private final MachineRepository machines;
    private final MachineCreation creation;
    private final MachinePower power;
    private final MachineExpunge expunging;
    private final MachineDrive drive;
    private final MachineViews views;
    private final Accounts accounts;
    private final Transactions transactions;

    MachineService(
            MachineRepository machines,
            MachineCreation creation,
            MachinePower power,
            MachineExpunge expunging,
            MachineDrive drive,
            MachineViews views,
            Accounts accounts,
            Transactions transactions) {
        this.machines = machines;
        this.creation = creation;
        this.power = power;
        this.expunging = expunging;
        this.drive = drive;
        this.views = views;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public VirtualMachine create(NewVirtualMachine machine) {
        return create(MachineDraft.of(machine));
    }

    /** Creates a machine from a draft, which has what the deploy command adds to the port's type. */
    public VirtualMachine create(MachineDraft draft) {
        return creation.create(draft).machine();
    }

    @Override
    public VirtualMachine start(VirtualMachineId id) {
        return power.start(id).machine();
    }

    @Override
    public VirtualMachine stop(VirtualMachineId id, boolean forced) {
        return power.stop(id, forced).machine();
    }

    @Override
    public boolean expunge(VirtualMachineId id) {
        return expunging.expunge(id);
    }

    @Override
    public Optional<VirtualMachine> find(VirtualMachineId id) {
        return power.look(id).map(MachineEntity::machine);
    }

    @Override
    public Map<VirtualMachineId, VirtualMachineState> states(Collection<VirtualMachineId> ids) {
        return transactions.call(
                () -> machines.states(ids.stream().map(VirtualMachineId::value).toList()));
    }

    @Override
    public boolean attachIso(VirtualMachineId id, ImageId iso) {
        drive.attach(id, iso);
        return true;
    }

    @Override
    public boolean detachIso(VirtualMachineId id) {
        drive.detach(id);
        return true;
    }

    @Override
    public List<VirtualMachineView> views(Collection<VirtualMachineId> ids, CallContext call) {
        return views.of(ids, owner -> mayTouch(call, owner));
    }

    /** The wire form of one machine, even an expunged one, without an access check. */
    public VirtualMachineView view(VirtualMachineId id) {
        return views.of(List.of(id), owner -> true).stream()
                .findFirst()
                .orElseThrow(() -> MachineErrors.gone(id));
    }

    /** The data of the machine's row, even if it was expunged. */
    public Optional<MachineInfo> info(VirtualMachineId id) {
        return transactions.call(() -> machines.find(id).map(MachineInfo::of));
    }

    /** @throws ApiException INVALID_PARAMETER if it is gone */
    public MachineInfo require(VirtualMachineId id) {
        return info(id).filter(machine -> !machine.gone()).orElseThrow(() -> MachineErrors.gone(id));
    }

    /** Records that the machine was destroyed; it can be recovered until it is expunged. */
    public void markDestroyed(VirtualMachineId id) {
        power.move(id, MachineEvent.DESTROY, "");
    }

    /** Records that the machine's deployment failed permanently. */
    public void markFailed(VirtualMachineId id, String reason) {
        power.move(id, MachineEvent.DEPLOYMENT_FAILED, reason);
    }

    /** Sets whether the machine keeps its host while it is stopped, as in a reboot. */
    public void keepHost(VirtualMachineId id, boolean keeps) {
        power.keepHost(id, keeps);
    }

    private boolean mayTouch(CallContext call, AccountId owner) {
        try {
            accounts.checkAccess(call, Access.OWN, Ownership.of(owner));
            return true;
        } catch (ApiException e) {
            return false;
        }
    }
}
