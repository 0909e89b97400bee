package dev.mold.server.compute.simulator.machine;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.simulator.base.FaultError;
import dev.mold.server.compute.simulator.base.FaultOperation;
import dev.mold.server.compute.simulator.base.FaultScript;
import dev.mold.server.compute.simulator.machine.SimulatedMachineRecord.Going;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The machines of the simulated cloud with their power states over time. */
public final class SimulatedMachines {
    private static final String KIND = "machines";
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final StateFolder folder;
    private final FaultScript faults;
    private final SimulatedImages images;
    private final Clock clock;
    private final Duration boot;
    private final Duration shutdown;
    private final Map<VirtualMachineId, SimulatedMachineRecord> machines = new ConcurrentHashMap<>();

    public SimulatedMachines(
            StateFolder folder,
            FaultScript faults,
            SimulatedImages images,
            Clock clock,
            Duration boot,
            Duration shutdown) {
        this.folder = folder;
        this.faults = faults;
        this.images = images;
        this.clock = clock;
        this.boot = boot;
        this.shutdown = shutdown;
        folder.loadAll(KIND, SimulatedMachineRecord.class)
                .forEach(machine -> machines.put(machine.spec().id(), machine));
    }

    /** Creates a machine unless it exists. @throws ApiException INSUFFICIENT_CAPACITY or BACKEND_FAILED */
    public synchronized MachineStatus create(MachineSpec spec) {
        var existing = status(spec.id());
        if (existing.isPresent()) {
            return existing.get();
        }
        images.requireReady(spec.template(), false);
        faults.next(FaultOperation.CREATE_MACHINE, attributes(spec)).ifPresent(fault -> fault.refuse());
        var now = clock.instant();
        return save(
                new SimulatedMachineRecord(spec, Going.DOWN, now, now, Optional.empty(), HostKeys.choose(spec), ""));
    }

    /** Starts booting. @throws ApiException if there is no such machine, it is shutting down, or a fault occurs */
    public synchronized MachineStatus start(VirtualMachineId id) {
        var machine = require(id);
        var now = clock.instant();
        var power = machine.powerAt(now);
        if (power == Power.STARTING || power == Power.RUNNING) {
            return machine.statusAt(now);
        }
        if (power == Power.STOPPING) {
            throw new ApiException(
                    Errors.BACKEND_FAILED, "Machine " + machine.spec().name() + " is still shutting down");
        }
        var fault = faults.next(FaultOperation.START_MACHINE, attributes(machine.spec()));
        fault.ifPresent(due -> due.refuse());
        var hangs = fault.filter(due -> due.error() == FaultError.HANG).isPresent();
        var breaksFor = fault.filter(due -> due.error() == FaultError.BREAK)
                .map(due -> due.message())
                .orElse("");
        return save(machine.going(Going.UP, now, hangs ? NEVER : now.plus(boot), breaksFor));
    }

    /** Starts shutting down. @throws ApiException if there is no such machine or a fault occurs */
    public synchronized MachineStatus stop(VirtualMachineId id, boolean forced) {
        var machine = require(id);
        var now = clock.instant();
        var power = machine.powerAt(now);
        if (power == Power.STOPPED || power == Power.STOPPING && !forced) {
            return machine.statusAt(now);
        }
        var fault = faults.next(FaultOperation.STOP_MACHINE, attributes(machine.spec()));
        fault.ifPresent(due -> due.refuse());
        var atOnce = forced || power != Power.RUNNING;
        var hangs = fault.isPresent() && !forced;
        var until = hangs ? NEVER : atOnce ? now : now.plus(shutdown);
        return save(machine.going(Going.DOWN, now, until, ""));
    }

    /** @return whether there was such a machine */
    public synchronized boolean destroy(VirtualMachineId id) {
        folder.delete(KIND, id.toString());
        return machines.remove(id) != null;
    }

    /** @throws ApiException BACKEND_FAILED if there is no such machine or image, or the image is not ready */
    public synchronized void attachIso(VirtualMachineId id, ImageId iso) {
        var machine = require(id);
        images.requireReady(iso, true);
        if (machine.iso().filter(iso::equals).isPresent()) {
            return;
        }
        var attributes = Map.of("id", id.toString(), "name", machine.spec().name(), "iso", iso.toString());
        var fault = faults.next(FaultOperation.ATTACH_ISO, attributes);
        fault.ifPresent(due -> due.refuse());
        save(machine.withIso(fault.isPresent() ? Optional.empty() : Optional.of(iso)));
    }

    public synchronized void detachIso(VirtualMachineId id) {
        var machine = machines.get(id);
        if (machine != null && machine.iso().isPresent()) {
            save(machine.withIso(Optional.empty()));
        }
    }

    public Optional<MachineStatus> status(VirtualMachineId id) {
        return Optional.ofNullable(machines.get(id)).map(machine -> machine.statusAt(clock.instant()));
    }

    public List<MachineStatus> all() {
        var now = clock.instant();
        return machines.values().stream().map(machine -> machine.statusAt(now)).toList();
    }

    public Optional<MachineSpec> spec(VirtualMachineId id) {
        return Optional.ofNullable(machines.get(id)).map(SimulatedMachineRecord::spec);
    }

    public boolean running(VirtualMachineId id) {
        return runningSince(id).isPresent();
    }

    /** When a running machine finished booting. */
    public Optional<Instant> runningSince(VirtualMachineId id) {
        var machine = machines.get(id);
        return machine != null && machine.powerAt(clock.instant()) == Power.RUNNING
                ? Optional.of(machine.until())
                : Optional.empty();
    }

    /**
     * The machine's SSH host key in OpenSSH's private form. @throws ApiException BACKEND_FAILED if there is no such
     * machine
     */
    public String hostKey(VirtualMachineId id) {
        return require(id).hostKey();
    }

    /** The machine's console output; empty if it was not started or does not exist. */
    public String console(VirtualMachineId id) {
        var machine = machines.get(id);
        if (machine == null) {
            return "";
        }
        return ConsoleText.of(machine.spec().name(), machine.statusAt(clock.instant()), machine.since());
    }

    private SimulatedMachineRecord require(VirtualMachineId id) {
        var machine = machines.get(id);
        if (machine == null) {
            throw new ApiException(Errors.BACKEND_FAILED, "Machine " + id + " does not exist");
        }
        return machine;
    }

    private MachineStatus save(SimulatedMachineRecord machine) {
        folder.save(KIND, machine.spec().id().toString(), machine);
        machines.put(machine.spec().id(), machine);
        return machine.statusAt(clock.instant());
    }

    private static Map<String, String> attributes(MachineSpec spec) {
        return Map.of("id", spec.id().toString(), "name", spec.name());
    }
}
