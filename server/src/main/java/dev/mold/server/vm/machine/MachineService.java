package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Machine;
import dev.mold.api.cloud.MachineState;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.NewMachine;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.MachineId;
import dev.mold.api.response.VirtualMachineView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Virtual machines for the other features and for plugins. */
public final class MachineService implements Machines {
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
    public Machine create(NewMachine machine) {
        return create(MachineDraft.of(machine));
    }

    /** The same with what the deploy command knows beyond the port. */
    public Machine create(MachineDraft draft) {
        return creation.create(draft).machine();
    }

    @Override
    public Machine start(MachineId id) {
        return power.start(id).machine();
    }

    @Override
    public Machine stop(MachineId id, boolean forced) {
        return power.stop(id, forced).machine();
    }

    @Override
    public boolean expunge(MachineId id) {
        return expunging.expunge(id);
    }

    @Override
    public Optional<Machine> find(MachineId id) {
        return power.look(id).map(MachineEntity::machine);
    }

    @Override
    public Map<MachineId, MachineState> states(Collection<MachineId> ids) {
        return transactions.call(
                () -> machines.states(ids.stream().map(MachineId::value).toList()));
    }

    @Override
    public boolean attachIso(MachineId id, ImageId iso) {
        drive.attach(id, iso);
        return true;
    }

    @Override
    public boolean detachIso(MachineId id) {
        drive.detach(id);
        return true;
    }

    @Override
    public List<VirtualMachineView> views(Collection<MachineId> ids, CallContext call) {
        return views.of(ids, owner -> mayTouch(call, owner));
    }

    /** The wire form of one machine, an expunged one included, whoever asks. */
    public VirtualMachineView view(MachineId id) {
        return views.of(List.of(id), owner -> true).stream()
                .findFirst()
                .orElseThrow(() -> MachineErrors.gone(id));
    }

    /** What the row says, an expunged machine's included. */
    public Optional<MachineInfo> info(MachineId id) {
        return transactions.call(() -> machines.find(id).map(MachineInfo::of));
    }

    /**
     * The machine that a caller wants to do something with.
     *
     * @throws ApiException INVALID_PARAMETER if it is gone; PERMISSION_DENIED if it is none of the caller's
     */
    public MachineInfo touched(MachineId id, CallContext call) {
        var info = info(id).filter(machine -> !machine.gone()).orElseThrow(() -> MachineErrors.gone(id));
        accounts.checkAccess(call, info.owner());
        return info;
    }

    /** Notes that the machine was thrown away; it can be recovered until it is expunged. */
    public void markDestroyed(MachineId id) {
        power.move(id, MachineEvent.DESTROY, "");
    }

    /** Notes that the machine's deployment failed for good. */
    public void markFailed(MachineId id, String reason) {
        power.move(id, MachineEvent.DEPLOYMENT_FAILED, reason);
    }

    /** Says whether the machine keeps its host while it stands still, as in a reboot. */
    public void keepHost(MachineId id, boolean keeps) {
        power.keepHost(id, keeps);
    }

    private boolean mayTouch(CallContext call, AccountId owner) {
        try {
            accounts.checkAccess(call, owner);
            return true;
        } catch (ApiException e) {
            return false;
        }
    }
}
