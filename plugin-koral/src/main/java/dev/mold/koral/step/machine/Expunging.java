package dev.mold.koral.step.machine;

import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.step.Pauses;
import java.util.Collection;

/** Expunges machines. */
public final class Expunging {
    private Expunging() {}

    /** Expunges all that exist; done when none is left. */
    public static StepResult all(VirtualMachines machines, Collection<VirtualMachineId> ids) {
        var left = ids.stream()
                .filter(id -> machines.find(id).isPresent())
                .filter(id -> !machines.expunge(id))
                .count();
        return left == 0
                ? StepResult.done()
                : StepResult.waiting(left + " machines are being removed", Pauses.MACHINE);
    }
}
