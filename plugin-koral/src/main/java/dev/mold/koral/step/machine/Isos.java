package dev.mold.koral.step.machine;

import dev.mold.api.cloud.Machine;
import dev.mold.api.cloud.Machines;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.Pauses;
import java.util.Optional;

/** Takes the binaries ISO out of nodes. */
final class Isos {
    private Isos() {}

    /** Takes it out of those that have it; another ISO stays. Done when none has it any more. */
    static StepResult detach(Machines machines, ClusterContext context) {
        var left = context.plan().machines().stream()
                .map(machines::find)
                .flatMap(Optional::stream)
                .filter(machine -> machine.iso().equals(Optional.of(context.iso())))
                .map(Machine::id)
                .filter(id -> !machines.detachIso(id))
                .count();
        return left == 0
                ? StepResult.done()
                : StepResult.waiting("The ISO is being detached from " + left + " machines", Pauses.MACHINE);
    }
}
