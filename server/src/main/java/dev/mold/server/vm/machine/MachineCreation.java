package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import dev.mold.server.network.Nics;
import dev.mold.server.vm.machine.MachineParts.Fit;
import java.time.Clock;
import java.util.Map;

/** Creates the rows of a new machine, in one transaction: limits, address, machine, root volume. */
final class MachineCreation {
    private final MachineRepository machines;
    private final MachineParts parts;
    private final SealedUserData userData;
    private final Nics nics;
    private final Limits limits;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    MachineCreation(
            MachineRepository machines,
            MachineParts parts,
            SealedUserData userData,
            Nics nics,
            Limits limits,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.machines = machines;
        this.parts = parts;
        this.userData = userData;
        this.nics = nics;
        this.limits = limits;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Creates the machine in state Stopped, or returns the existing one with this id. */
    MachineEntity create(MachineDraft draft) {
        var id = draft.machine().id();
        var present = transactions.call(() -> machines.find(id));
        if (present.isPresent()) {
            return present.filter(machine -> machine.removed == null).orElseThrow(() -> MachineErrors.gone(id));
        }
        HostName.check(draft.machine().name());
        var fit = parts.fit(draft.machine(), draft.details());
        return transactions.call(() -> {
            checkRoom(limits, draft.machine().owner(), fit.size(), fit.rootDiskGib());
            // read under the account's lock, so that of two concurrent requests for the same machine the later one
            // finds it
            return machines.findLive(id).orElseGet(() -> insert(draft, fit));
        });
    }

    private MachineEntity insert(MachineDraft draft, Fit fit) {
        var machine = draft.machine();
        // takes the network's lock, so that the check of the name and the insert are atomic
        var nic = nics.allocate(machine.network(), machine.id(), machine.name(), draft.ip());
        if (machines.nameTaken(machine.network().value(), machine.name())) {
            throw ApiException.invalid("The vm with hostName " + machine.name() + " already exists in the network "
                    + machine.network());
        }
        var now = clock.instant();
        var row = new MachineEntity(draft, fit, nic.ip(), now);
        machines.add(
                row,
                new MachineBootEntity(
                        row.id, userData.seal(machine.id(), machine.userData()), machine.sshPublicKeys()));
        machines.add(VolumeEntity.root(ids.next(), row, fit.rootDiskGib(), now));
        return row;
    }

    /** @throws ApiException RESOURCE_LIMIT if one more machine of that size would exceed the account's limits */
    static void checkRoom(Limits limits, AccountId owner, MachineSize size, long diskGib) {
        limits.checkRoom(
                owner,
                Map.of(
                        ResourceKind.USER_VM, 1L,
                        ResourceKind.CPU, (long) size.cpus(),
                        ResourceKind.MEMORY, (long) size.memoryMib(),
                        ResourceKind.VOLUME, 1L,
                        ResourceKind.PRIMARY_STORAGE, diskGib));
    }
}
