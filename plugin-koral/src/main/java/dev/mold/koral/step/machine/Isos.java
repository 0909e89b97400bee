package dev.mold.koral.step.machine;

import dev.mold.api.cloud.Machine;
import dev.mold.api.cloud.Machines;
import dev.mold.koral.step.ClusterContext;
import java.util.Optional;

/** Takes the binaries ISO out of nodes. */
final class Isos {
    private Isos() {}

    /** Takes it out of those that have it; another ISO stays. */
    static void detach(Machines machines, ClusterContext context) {
        context.plan().machines().stream()
                .map(machines::find)
                .flatMap(Optional::stream)
                .filter(machine -> machine.iso().equals(Optional.of(context.iso())))
                .map(Machine::id)
                .forEach(machines::detachIso);
    }
}
