package dev.mold.server.vm.machine;

import dev.mold.api.cloud.MachineState;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.MachineId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.HostPlacement;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes machines for good: first at the back end, then its address and the rules that lead to it, then at the router,
 * the row last, so that after a crash anywhere the same call finishes the work.
 */
final class MachineExpunge {
    private final MachineRepository machines;
    private final Nics nics;
    private final HostPlacement placement;
    private final Backends backends;
    private final NetworkService networks;
    private final Transactions transactions;
    private final Clock clock;

    MachineExpunge(
            MachineRepository machines,
            Nics nics,
            HostPlacement placement,
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
    boolean expunge(MachineId id) {
        return expunge(id, machine -> true);
    }

    /**
     * The same, unless it was recovered meanwhile.
     *
     * @return whether the machine is gone
     */
    boolean expungeDestroyed(MachineId id) {
        return expunge(
                id,
                machine -> machine.state == MachineState.DESTROYED || machine.state == MachineState.EXPUNGING);
    }

    private boolean expunge(MachineId id, Predicate<MachineEntity> wanted) {
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

    private Optional<MachineEntity> begin(MachineId id, Predicate<MachineEntity> wanted) {
        var machine = machines.lock(id).filter(wanted);
        machine.filter(row -> row.state != MachineState.EXPUNGING)
                .ifPresent(row -> row.on(MachineEvent.EXPUNGE, row.reason, clock.instant()));
        return machine;
    }
}
