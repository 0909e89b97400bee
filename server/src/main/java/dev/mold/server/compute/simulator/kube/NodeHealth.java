package dev.mold.server.compute.simulator.kube;

import dev.mold.server.compute.simulator.kube.SimulatedCluster.Member;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Determines which nodes are ready: those whose machine has been running and a member for long enough. */
final class NodeHealth {
    private final SimulatedMachines machines;
    private final Duration delay;
    private final Clock clock;

    NodeHealth(SimulatedMachines machines, Duration delay, Clock clock) {
        this.machines = machines;
        this.delay = delay;
        this.clock = clock;
    }

    Optional<Instant> readySince(Member member) {
        return machines.runningSince(member.machine())
                .map(booted -> booted.isAfter(member.joined()) ? booted : member.joined())
                .map(up -> up.plus(delay))
                .filter(ready -> !clock.instant().isBefore(ready));
    }
}
