package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.HostAllocator;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes machines permanently: first from the back end, then their address and the rules that point to it, then from
 * the router, the row last. After a crash at any point the same call finishes the work.
 */
final class MachineExpunge {
    private final MachineRepository machines;
    private final Nics nics;
    private final HostAllocator placement;
    private final Backends backends;
    private final NetworkService networks;
    private final Transactions transactions;
    private final Clock clock;

    MachineExpunge(
            MachineRepository machines,
            Nics nics,
            HostAllocator placement,
            Backends backends,
            NetworkService networks,
            Transactions transactions,
            Clock clock) {
        this.machines = machines;
        this.nics = nics;
        this.placement = placement;
        this.backends = backends;
        this.networks = networks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether the machine is gone */
    boolean expunge(VirtualMachineId id) {
        return expunge(id, machine -> true);
    }

    /**
     * Like {@link #expunge(VirtualMachineId)}, unless the machine was recovered meanwhile.
     *
     * @return whether the machine is gone
     */
    boolean expungeDestroyed(VirtualMachineId id) {
        return expunge(
                id,
                machine -> machine.state == VirtualMachineState.DESTROYED
                        || machine.state == VirtualMachineState.EXPUNGING);
    }

    private boolean expunge(VirtualMachineId id, Predicate<MachineEntity> wanted) {
        var begun = transactions.call(() -> begin(id, wanted));
        if (begun.isEmpty()) {
            return transactions.call(() -> machines.findLive(id)).isEmpty();
        }
        var machine = begun.get();
        var backend = backends.of(machine.zone());
        backend.destroyMachine(id);
        if (backend.machine(id).isPresent()) {
            return false;
        }
        transactions.run(() -> {
            nics.release(id);
            placement.release(id);
        });
        if (networks.find(machine.network()).isPresent()) {
            networks.apply(machine.network());
        }
        transactions.run(() -> machines.lock(id).ifPresent(row -> machines.remove(row, clock.instant())));
        return true;
    }

    private Optional<MachineEntity> begin(VirtualMachineId id, Predicate<MachineEntity> wanted) {
        var machine = machines.lock(id).filter(wanted);
        machine.filter(row -> row.state != VirtualMachineState.EXPUNGING)
                .ifPresent(row -> row.on(MachineEvent.EXPUNGE, row.reason, clock.instant()));
        return machine;
    }
}
