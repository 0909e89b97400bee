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
 * Starts and stops machines. The row says first what is wanted, then the back end is asked, then its answer is noted; no
 * transaction is open while the back end works. Each method may be called again after a crash at any point.
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
                // the only failure of which it is sure that nothing was begun
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

    /** The machine as the back end sees it now, which is asked only if the row does not know; empty if it is gone. */
    Optional<MachineEntity> look(VirtualMachineId id) {
        var machine = transactions.call(() -> machines.findLive(id));
        return machine.map(row -> MachineLifecycle.TRANSITIONAL.contains(row.state)
                ? note(row, backends.of(row.zone()).machine(id))
                : row);
    }

    /** Records what the back end said of a machine that was under way; nothing if the row has moved on meanwhile. */
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

    /** Moves the machine if its state foresees the event. */
    Optional<MachineEntity> move(VirtualMachineId id, MachineEvent event, String why) {
        return transactions.call(() -> {
            var machine = machines.lock(id).filter(row -> row.foresees(event));
            machine.ifPresent(row -> apply(row, event, why));
            return machine;
        });
    }

    /** Moves a locked row and gives back its host where it needs none any more. */
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

    /** Says whether the machine keeps its host while it stands still, as in a reboot. */
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
