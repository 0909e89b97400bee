package dev.mold.server.compute.simulator.machine;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.id.ImageId;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored machine. During a transition, its progress follows from the clock.
 *
 * @param going the target of the transition
 * @param since when the transition began
 * @param until when it ends; the far future if never
 * @param hostKey its SSH host key, in OpenSSH's form
 * @param reason why it fails at the end of the transition; empty if it does not
 */
record SimulatedMachineRecord(
        MachineSpec spec,
        Going going,
        Instant since,
        Instant until,
        Optional<ImageId> iso,
        String hostKey,
        String reason) {
    enum Going {
        UP,
        DOWN
    }

    Power powerAt(Instant now) {
        var arrived = !now.isBefore(until);
        if (going == Going.DOWN) {
            return arrived ? Power.STOPPED : Power.STOPPING;
        }
        if (!arrived) {
            return Power.STARTING;
        }
        return reason.isEmpty() ? Power.RUNNING : Power.FAILED;
    }

    MachineStatus statusAt(Instant now) {
        var power = powerAt(now);
        return new MachineStatus(spec.id(), power, iso, power == Power.FAILED ? reason : "");
    }

    SimulatedMachineRecord going(Going where, Instant from, Instant to, String breaksFor) {
        return new SimulatedMachineRecord(spec, where, from, to, iso, hostKey, breaksFor);
    }

    SimulatedMachineRecord withIso(Optional<ImageId> other) {
        return new SimulatedMachineRecord(spec, going, since, until, other, hostKey, reason);
    }
}
