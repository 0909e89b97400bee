package dev.mold.server.vm.machine;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.HostAllocator;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Starts and stops machines. The row is set to the wanted state first, then the back end is called, then its answer is
 * stored; no transaction is open during the call. Each method may be called again after a crash at any point.
 */
final class MachinePower {
    private static final Set<Power> BOOTED = EnumSet.of(Power.STARTING, Power.RUNNING);
    private static final Set<Power> STILL = EnumSet.of(Power.STOPPED, Power.FAILED);

    private final MachineRepository machines;
    private final MachineSpecs specs;
    private final HostAllocator placement;
    private final Backends backends;
    private final NetworkService networks;
    private final Transactions transactions;
    private final Clock clock;

    MachinePower(
            MachineRepository machines,
            MachineSpecs specs,
            HostAllocator placement,
            Backends backends,
            NetworkService networks,
            Transactions transactions,
            Clock clock) {
        this.machines = machines;
        this.specs = specs;
        this.placement = placement;
        this.backends = backends;
        this.networks = networks;
        this.transactions = transactions;
        this.clock = clock;
    }

    MachineEntity start(VirtualMachineId id) {
        var machine = transactions.call(() -> begin(id));
        if (machine.state != VirtualMachineState.STARTING) {
            return machine;
        }
        try {
            return note(machine, Optional.of(boot(machine)));
        } catch (ApiException e) {
            if (e.code().equals(Errors.INSUFFICIENT_CAPACITY)) {
                // the only failure that guarantees that nothing was begun
                move(id, MachineEvent.START_GIVEN_UP, e.getMessage());
            }
            throw e;
        }
    }

    private MachineEntity begin(VirtualMachineId id) {
        var machine = require(id);
        if (machine.foresees(MachineEvent.START)) {
            machine.hostId = placement
                    .place(id, machine.zone(), machine.demand())
                    .value();
            machine.made = true;
            machine.on(MachineEvent.START, "", clock.instant());
        } else if (machine.state != VirtualMachineState.STARTING && machine.state != VirtualMachineState.RUNNING) {
            throw ApiException.wrongState("The virtual machine " + id + " (" + machine.name
                    + ") cannot be started in state " + machine.state.wireName());
        }
        return machine;
    }

    private MachineStatus boot(MachineEntity machine) {
        var id = machine.machineId();
        var backend = backends.of(machine.zone());
        var before = backend.machine(id);
        if (before.filter(status -> BOOTED.contains(status.power())).isPresent()) {
            return before.get();
        }
        networks.apply(machine.network());
        backend.createMachine(specs.of(machine));
        machine.iso().ifPresent(iso -> backend.attachIso(id, iso));
        return backend.startMachine(id);
    }

    MachineEntity stop(VirtualMachineId id, boolean forced) {
        var machine = transactions.call(() -> {
            var row = require(id);
            if (row.foresees(MachineEvent.STOP)) {
                row.on(MachineEvent.STOP, "", clock.instant());
            }
            return row;
        });
        if (machine.state != VirtualMachineState.STOPPING) {
            return machine;
        }
        var backend = backends.of(machine.zone());
        var status = backend.machine(id);
        if (status.filter(now -> !STILL.contains(now.power())).isPresent()) {
            status = Optional.of(backend.stopMachine(id, forced));
        }
        return note(machine, status);
    }

    /**
     * The machine in its current state; asks the back end only while the machine is starting or stopping. Empty if
     * expunged.
     */
    Optional<MachineEntity> look(VirtualMachineId id) {
        var machine = transactions.call(() -> machines.findLive(id));
        return machine.map(row -> MachineLifecycle.TRANSITIONAL.contains(row.state)
                ? note(row, backends.of(row.zone()).machine(id))
                : row);
    }

    /** Stores what the back end reported of a starting or stopping machine, unless the row has changed meanwhile. */
    private MachineEntity note(MachineEntity seen, Optional<MachineStatus> status) {
        var event = arrived(seen.state, status);
        if (event.isEmpty()) {
            return seen;
        }
        return transactions.call(() -> {
            var machine = require(seen.machineId());
            if (machine.version == seen.version) {
                var why = event.get() == MachineEvent.BROKE
                        ? status.map(MachineStatus::reason).orElse("")
                        : "";
                apply(machine, event.get(), why);
            }
            return machine;
        });
    }

    private static Optional<MachineEvent> arrived(VirtualMachineState state, Optional<MachineStatus> status) {
        var power = status.map(MachineStatus::power);
        if (state == VirtualMachineState.STOPPING) {
            return power.isEmpty() || STILL.contains(power.get())
                    ? Optional.of(MachineEvent.STOPPED)
                    : Optional.empty();
        }
        return power.flatMap(now -> now == Power.RUNNING
                ? Optional.of(MachineEvent.STARTED)
                : now == Power.FAILED ? Optional.of(MachineEvent.BROKE) : Optional.empty());
    }

    /** Applies the event if the machine's state allows it. */
    Optional<MachineEntity> move(VirtualMachineId id, MachineEvent event, String why) {
        return transactions.call(() -> {
            var machine = machines.lock(id).filter(row -> row.foresees(event));
            machine.ifPresent(row -> apply(row, event, why));
            return machine;
        });
    }

    /** Applies the event to a locked row, and releases the host if the new state needs none. */
    void apply(MachineEntity machine, MachineEvent event, String why) {
        machine.on(event, why, clock.instant());
        var needsHost =
                EnumSet.of(VirtualMachineState.STARTING, VirtualMachineState.RUNNING, VirtualMachineState.STOPPING)
                        .contains(machine.state)
                || machine.keepsHost;
        if (!needsHost) {
            releaseHost(machine);
        }
    }

    /** Sets whether the machine keeps its host while it is stopped, as in a reboot. */
    void keepHost(VirtualMachineId id, boolean keeps) {
        transactions.run(() -> machines.lock(id).ifPresent(machine -> {
            machine.keepsHost = keeps;
            if (!keeps
                    && (machine.state == VirtualMachineState.STOPPED || machine.state == VirtualMachineState.ERROR)) {
                releaseHost(machine);
            }
        }));
    }

    private void releaseHost(MachineEntity machine) {
        placement.release(machine.machineId());
        machine.hostId = null;
    }

    private MachineEntity require(VirtualMachineId id) {
        return machines.lock(id).orElseThrow(() -> MachineErrors.gone(id));
    }
}
