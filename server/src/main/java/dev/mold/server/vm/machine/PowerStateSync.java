package dev.mold.server.vm.machine;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.vm.machine.MachineRepository.Mark;
import dev.mold.server.zone.Backends;
import dev.mold.server.zone.HostAllocator;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Synchronizes rows with the back end's report on all machines: those that stopped or failed by themselves, those that
 * run although they were not started here, and those whose start, stop or removal was never finished. An expunged
 * machine that reappears is removed: a server that hung while starting it may have continued after the expunge.
 */
final class PowerStateSync {
    private static final Logger LOG = LoggerFactory.getLogger(PowerStateSync.class);

    /** How long a start or stop is left to whoever began it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** How long without progress until it is considered abandoned. */
    private static final Duration ABANDONED = Duration.ofMinutes(15);

    private final MachineRepository machines;
    private final MachinePower power;
    private final MachineExpunge expunging;
    private final HostAllocator placement;
    private final Backends backends;
    private final Events events;
    private final Transactions transactions;
    private final Clock clock;

    PowerStateSync(
            MachineRepository machines,
            MachinePower power,
            MachineExpunge expunging,
            HostAllocator placement,
            Backends backends,
            Events events,
            Transactions transactions,
            Clock clock) {
        this.machines = machines;
        this.power = power;
        this.expunging = expunging;
        this.placement = placement;
        this.backends = backends;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Synchronizes all machines once. */
    void run() {
        var marks = transactions.call(machines::marks).stream().collect(Collectors.groupingBy(Mark::zone));
        transactions.call(machines::zones).forEach(zone -> syncZone(zone, marks.getOrDefault(zone, List.of())));
        transactions
                .call(() -> machines.stale(VirtualMachineState.EXPUNGING, clock.instant().minus(ABANDONED)))
                .forEach(id -> attempt("expunge of machine " + id, () -> expunging.expunge(id)));
    }

    private void syncZone(UUID zone, List<Mark> marks) {
        attempt("sync of zone " + zone, () -> {
            // read after the rows, so that an outdated row is detected by its version
            Map<VirtualMachineId, MachineStatus> statuses = backends.of(new ZoneId(zone)).machines().stream()
                    .collect(Collectors.toMap(MachineStatus::id, Function.identity()));
            marks.forEach(mark -> attempt(
                    "sync of machine " + mark.id(),
                    () -> sync(mark, Optional.ofNullable(statuses.get(new VirtualMachineId(mark.id()))))));
            removeOrphans(backends.of(new ZoneId(zone)), statuses.keySet(), marks);
        });
    }

    private void removeOrphans(ComputeBackend backend, Set<VirtualMachineId> there, List<Mark> marks) {
        var ids = there.stream().map(VirtualMachineId::value).collect(Collectors.toCollection(HashSet::new));
        marks.forEach(mark -> ids.remove(mark.id()));
        transactions.call(() -> machines.removedAmong(ids)).forEach(id -> attempt("removal of machine " + id, () -> {
            LOG.warn("Machine {} was expunged but exists again; removing it", id);
            backend.destroyMachine(new VirtualMachineId(id));
        }));
    }

    private void sync(Mark mark, Optional<MachineStatus> status) {
        correction(mark, status.map(MachineStatus::power)).ifPresent(event -> correct(mark, event, status));
    }

    private Optional<MachineEvent> correction(Mark mark, Optional<Power> power) {
        var runs = power.filter(now -> now == Power.RUNNING).isPresent();
        var broke = power.isEmpty() || power.get() == Power.FAILED;
        var still = broke || power.get() == Power.STOPPED;
        switch (mark.state()) {
            case RUNNING:
                return broke
                        ? Optional.of(MachineEvent.BROKE)
                        : still ? Optional.of(MachineEvent.STOPPED) : Optional.empty();
            case STARTING:
                return older(mark, GRACE) && runs
                        ? Optional.of(MachineEvent.STARTED)
                        : older(mark, ABANDONED) && still
                                ? Optional.of(MachineEvent.START_GIVEN_UP)
                                : Optional.empty();
            case STOPPING:
                return older(mark, GRACE) && still
                        ? Optional.of(MachineEvent.STOPPED)
                        : older(mark, ABANDONED) && runs
                                ? Optional.of(MachineEvent.FOUND_RUNNING)
                                : Optional.empty();
            case STOPPED:
            case ERROR:
                return runs ? Optional.of(MachineEvent.FOUND_RUNNING) : Optional.empty();
            default:
                return Optional.empty();
        }
    }

    private void correct(Mark mark, MachineEvent event, Optional<MachineStatus> status) {
        transactions.run(() -> machines.lock(new VirtualMachineId(mark.id()))
                .filter(machine -> machine.version == mark.version())
                .ifPresent(machine -> {
                    var before = machine.state;
                    if (event == MachineEvent.FOUND_RUNNING && machine.hostId == null) {
                        machine.hostId = placement
                                .place(machine.machineId(), machine.zone(), machine.demand())
                                .value();
                    }
                    power.apply(machine, event, reason(event, status));
                    record(machine, before);
                }));
    }

    private static String reason(MachineEvent event, Optional<MachineStatus> status) {
        if (event != MachineEvent.BROKE) {
            return "";
        }
        return status.map(MachineStatus::reason).orElse("its host does not know it any more");
    }

    private void record(MachineEntity machine, VirtualMachineState before) {
        var broke = machine.state == VirtualMachineState.ERROR;
        events.record(
                machine.state == VirtualMachineState.RUNNING
                        ? MachineEventTypes.VM_START.name() : MachineEventTypes.VM_STOP.name(),
                broke ? EventLevel.ERROR : EventLevel.WARN,
                "Virtual machine " + machine.name + " was " + before.wireName() + " and is found to be "
                        + machine.state.wireName() + (broke ? ": " + machine.reason : ""),
                machine.account(),
                MachineInfo.of(machine).subject());
    }

    private boolean older(Mark mark, Duration age) {
        return mark.updated().isBefore(clock.instant().minus(age));
    }

    /** A failure is retried in the next run; one machine must not keep the others from being synchronized. */
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (ApiException e) {
            LOG.warn("{} failed: {}", what, e.getMessage());
        }
    }
}
