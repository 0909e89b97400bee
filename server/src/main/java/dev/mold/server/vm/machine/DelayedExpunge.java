package dev.mold.server.vm.machine;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Expunges machines that have been destroyed for longer than the configured delay. */
final class DelayedExpunge {
    private static final Logger LOG = LoggerFactory.getLogger(DelayedExpunge.class);

    private final MachineRepository machines;
    private final MachineExpunge expunging;
    private final Settings settings;
    private final Events events;
    private final Transactions transactions;
    private final Clock clock;

    DelayedExpunge(
            MachineRepository machines,
            MachineExpunge expunging,
            Settings settings,
            Events events,
            Transactions transactions,
            Clock clock) {
        this.machines = machines;
        this.expunging = expunging;
        this.settings = settings;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Expunges all such machines once. */
    void run() {
        var delay = Duration.ofSeconds(settings.value(MachineSettings.EXPUNGE_DELAY));
        transactions
                .call(() -> machines.stale(VirtualMachineState.DESTROYED, clock.instant().minus(delay)))
                .forEach(this::expunge);
    }

    private void expunge(VirtualMachineId id) {
        try {
            if (expunging.expungeDestroyed(id)) {
                transactions.run(() -> machines.find(id).ifPresent(machine -> events.record(
                        MachineEventTypes.VM_EXPUNGE.name(),
                        EventLevel.INFO,
                        "Virtual machine " + machine.name + ", destroyed some time ago, was expunged",
                        machine.account(),
                        MachineInfo.of(machine).subject())));
            }
        } catch (ApiException e) {
            // it stays Destroyed or Expunging, so the next run retries it
            LOG.warn("Destroyed machine {} could not be expunged: {}", id, e.getMessage());
        }
    }
}
