package dev.mold.server.vm.operation;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.MachineId;
import java.util.Optional;

/**
 * What a job on a machine is submitted with.
 *
 * @param forced whether to pull the plug
 * @param iso for the drive
 */
public record MachineJob(MachineId machine, boolean forced, Optional<ImageId> iso) {
    static MachineJob on(MachineId machine) {
        return new MachineJob(machine, false, Optional.empty());
    }

    static MachineJob on(MachineId machine, boolean forced) {
        return new MachineJob(machine, forced, Optional.empty());
    }
}
