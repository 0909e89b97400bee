package dev.mold.server.vm.operation;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import java.util.Optional;

/**
 * The input of a job on a machine.
 *
 * @param forced whether to power the machine off at once
 * @param iso the ISO to attach
 */
public record MachineJob(VirtualMachineId machine, boolean forced, Optional<ImageId> iso) {
    static MachineJob on(VirtualMachineId machine) {
        return new MachineJob(machine, false, Optional.empty());
    }

    static MachineJob on(VirtualMachineId machine, boolean forced) {
        return new MachineJob(machine, forced, Optional.empty());
    }
}
